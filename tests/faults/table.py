"""The table of faults: what goes wrong, what holds all the same, and the tests that show it.

`python -m tests.faults.table` prints it for docs/trust.md. Every test of this folder ends with the invariant checker,
on SQLite and PostgreSQL wherever the fault is not SQLite's own; what other rooms test already stands here by name
(those of tests/bot and tests/storage look at the fault alone, without the checker; no row rests on them only).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

HERE = "tests/faults/"
OUTCOMES = "tests/bot/test_postman_outcomes.py::"
DOUBT = "tests/bot/test_postman_doubt.py::"
ERRANDS = "tests/bot/test_errands.py::"
OUTAGES = "tests/bot/test_outages.py::"
GAP = "tests/bot/test_gap.py::"
LEADER = "tests/bot/test_leader.py::"
PROGRAM = "tests/bot/test_program.py::"
BACKUP = "tests/bot/test_commands_backup.py::"
ROUNDS = "tests/rounds/"


@dataclass(frozen=True, slots=True)
class Row:
    """`tests` are ids as pytest takes them, "file::name"."""

    fault: str
    holds: str
    tests: tuple[str, ...]


TABLE = (
    Row(
        "killed (SIGKILL) around every COMMIT and every API call, in the recovery from a kill too",
        "every fact once; a message at most twice; an alert nobody knows the fate of is in the owner's hands",
        (
            "tests/crash/test_commits.py::test_a_kill_around_any_commit_loses_nothing",
            "tests/crash/test_calls.py::test_a_kill_around_any_call_loses_nothing",
            "tests/crash/test_recovery.py::test_a_kill_in_the_recovery_from_a_kill_sends_no_third_card",
            "tests/crash/test_recovery.py::test_a_card_cut_off_twice_is_in_the_owners_hands",
            "tests/crash/test_recovery.py::test_on_postgresql_a_bot_that_dies_again_and_again_loses_nothing",
        ),
    ),
    Row(
        "connections dropped after the work was done",
        "an update is handled once, an edit simply done again, a send repeated once, after a probe",
        (
            f"{HERE}test_lost_answers.py::"
            "test_answers_lost_once_on_every_way_repeat_a_send_after_a_probe_and_nothing_else",
            f"{HERE}test_lost_answers.py::"
            "test_an_alert_whose_answer_is_always_lost_is_sent_twice_and_then_the_owner_has_it",
            f"{HERE}test_lost_answers.py::"
            "test_a_clients_message_whose_answer_is_always_lost_is_read_by_the_owner_as_well",
            f"{HERE}test_lost_answers.py::test_a_clients_sticker_whose_answer_is_always_lost_comes_twice_at_most",
            f"{DOUBT}test_a_message_whose_answer_is_lost_twice_is_unsure_and_never_sent_a_third_time",
        ),
    ),
    Row(
        "Telegram away for an hour",
        "what was owed and what was written arrives; taps expire there, and who tapped in vain is asked once",
        (
            f"{HERE}test_telegram_away.py::"
            "test_after_an_hour_without_telegram_everything_arrives_and_a_lost_tap_is_asked_for_once",
            f"{HERE}test_telegram_away.py::test_a_second_hour_without_telegram_nudges_nobody_again",
            f"{GAP}test_a_gap_while_the_process_was_down_counts_as_well",
        ),
    ),
    Row(
        "an hour of 502 with web pages",
        "nothing is given up, no attempt is used up, everything is sent afterwards, once",
        (
            f"{HERE}test_bad_gateway.py::test_an_hour_of_502_burns_nothing_and_everything_is_sent_afterwards",
            f"{HERE}test_bad_gateway.py::test_an_hour_in_which_only_edits_and_probes_fail_turns_no_edit_into_a_message",
            f"{DOUBT}test_after_an_hour_of_502_everything_arrives_exactly_once",
        ),
    ),
    Row(
        "502 for ever, for one message or for one chat",
        "an edit becomes a new message, a chat that fails for a day gives its alerts to the owner; no chat is held up",
        (
            f"{HERE}test_bad_gateway.py::test_an_edit_that_fails_for_ever_becomes_a_new_message_and_its_chat_goes_on",
            f"{HERE}test_bad_gateway.py::test_a_chat_that_fails_all_day_while_others_are_served_goes_to_the_owner",
        ),
    ),
    Row(
        "slow Telegram",
        "later, and nothing twice; slower than our patience is a lost answer",
        (
            f"{HERE}test_slow_telegram.py::test_slow_answers_delay_everything_and_double_nothing",
            f"{HERE}test_slow_telegram.py::"
            "test_an_answer_slower_than_our_patience_is_in_doubt_and_the_card_comes_twice_at_most",
        ),
    ),
    Row(
        "429 with a long retry_after in the middle of a campaign",
        "obeyed; then alerts and replies go before the questions, within a chat in order",
        (
            f"{HERE}test_flood.py::test_a_long_429_in_a_campaign_burns_nothing_and_then_alerts_and_replies_go_first",
            f"{OUTCOMES}test_retry_after_is_obeyed_and_holds_back_that_chat_alone",
        ),
    ),
    Row(
        "a client who blocked the bot, whose account is gone, or whose chat is not found",
        "unreachable with the reason, counted as not asked; the others are asked",
        (
            f"{HERE}test_people_gone.py::test_a_client_who_is_gone_counts_as_not_asked_and_the_others_are_asked",
            f"{OUTCOMES}test_a_contact_who_cannot_be_written_to_is_unreachable_and_counts_as_not_asked",
        ),
    ),
    Row(
        "a manager who blocked the bot before the alert, between alert and edit, or after both",
        "the owner has the card and is told; the manager who comes back sees what was missed",
        (
            f"{ROUNDS}test_alerting.py::test_a_manager_who_blocked_the_bot_is_replaced_and_the_owner_told",
            f"{ROUNDS}test_alerting.py::test_a_block_between_alert_and_edit_hands_the_card_to_the_owner",
            f"{HERE}test_people_gone.py::"
            "test_a_block_after_alert_and_edit_leaves_the_card_and_gives_the_next_fact_to_the_owner",
            f"{ROUNDS}test_alerting.py::test_a_manager_who_comes_back_sees_what_was_missed",
        ),
    ),
    Row(
        "a damaged file",
        "the start refuses, names the newest good backup and the command that restores it",
        (
            f"{HERE}test_damage.py::"
            "test_after_damage_the_backup_that_is_named_carries_on_and_nothing_of_it_is_lost_or_doubled",
            f"{BACKUP}test_a_damaged_file_stops_the_start_and_the_command_it_names_mends_it",
            f"{BACKUP}test_a_damaged_file_without_a_backup_is_said_to_have_none",
        ),
    ),
    Row(
        "the scheduler down over a due summary",
        "every period comes, once, oldest first",
        (f"{ROUNDS}test_reports.py::test_summaries_owed_during_downtime_come_all_of_them_oldest_first",),
    ),
    Row(
        "two instances on one database",
        "one works, the other stops with a sentence or stands by and takes over; a card comes twice at most",
        (
            f"{HERE}test_rivals.py::"
            "test_who_comes_second_to_a_file_is_sent_away_and_the_first_loses_and_doubles_nothing",
            f"{HERE}test_rivals.py::"
            "test_a_leader_cut_off_with_a_card_in_hand_is_replaced_and_the_card_comes_twice_at_most",
            f"{PROGRAM}test_a_second_process_on_the_same_file_stops_with_a_sentence_and_the_first_goes_on",
            f"{LEADER}test_on_postgresql_one_leads_until_it_lets_go",
            f"{LEADER}test_a_leader_that_is_cut_off_stops_working_and_leads_again_when_it_can",
        ),
    ),
    Row(
        "two databases on one token",
        "who was there first goes on and says so, the newcomer stops with a sentence",
        (
            f"{HERE}test_rivals.py::test_of_two_databases_on_one_token_each_keeps_what_it_confirmed_and_stays_whole",
            f"{LEADER}test_who_was_there_first_goes_on_and_says_so_while_the_newcomer_stops_with_a_sentence",
        ),
    ),
    Row(
        "updates that come twice, in the wrong order, or in no known shape",
        "once; a comment before its score waits for it; what cannot be parsed is kept, marked and blocks nobody",
        (
            f"{HERE}test_updates.py::test_updates_that_come_twice_are_handled_once",
            f"{HERE}test_updates.py::test_a_comment_that_overtakes_its_score_finds_it",
            f"{HERE}test_updates.py::test_an_update_in_no_known_shape_is_kept_and_blocks_nobody",
        ),
    ),
    Row(
        "the disk is full",
        "nothing is lost or given up; what was said meanwhile arrives when there is room",
        (
            f"{HERE}test_disk.py::test_a_full_disk_loses_nothing_and_what_was_said_meanwhile_arrives_when_there_is_room",
            f"{OUTAGES}test_a_database_that_fails_under_a_handler_costs_the_update_no_attempt",
        ),
    ),
    Row(
        "the file locked by another program for 30 seconds",
        "everything later, nothing twice, no attempt used up",
        (
            f"{HERE}test_disk.py::test_a_file_locked_by_another_program_delays_everything_and_loses_nothing",
            f"{OUTAGES}test_a_long_outage_of_the_database_takes_no_meaning_from_what_was_sent_meanwhile",
        ),
    ),
    Row(
        "killed, refused or locked out in the middle of an errand (a client list, a backup)",
        "done again; its result comes once; what always fails is given up and told once",
        (
            f"{HERE}test_errands.py::test_an_import_cut_off_while_its_file_is_fetched_is_read_after_the_start",
            f"{HERE}test_errands.py::test_an_import_whose_file_comes_only_after_many_faults_is_shown_once",
            f"{HERE}test_errands.py::"
            "test_an_import_whose_result_finds_a_locked_inbox_until_the_process_ends_is_shown_once",
            f"{ERRANDS}test_an_errand_cut_off_in_the_middle_is_done_again_after_the_start",
            f"{ERRANDS}test_what_became_of_an_errand_is_written_down_when_the_locked_file_is_free_again",
            f"{ERRANDS}test_an_errand_that_always_raises_is_given_up_and_that_is_told_once",
        ),
    ),
    Row(
        "the process stands still for 3 seconds at the moment of a summary",
        "the summary comes, once",
        (
            f"{HERE}test_clocks.py::test_a_process_that_stands_still_at_the_moment_of_a_summary_sends_it_once",
            "tests/bot/test_clockwork.py::test_ticks_that_come_late_are_neither_dropped_nor_doubled",
        ),
    ),
    Row(
        "the machine's clock a day ahead or behind, and back",
        "nothing lost, nothing twice, no summary skipped",
        (
            f"{HERE}test_clocks.py::test_a_clock_that_jumps_a_day_and_back_loses_and_doubles_nothing",
            f"{HERE}test_clocks.py::test_a_clock_that_jumps_over_a_summary_and_back_sends_it_once",
        ),
    ),
    Row(
        "summer time begins or ends in the hour of a summary",
        "the summary comes once",
        (
            f"{HERE}test_clocks.py::test_when_the_clocks_change_a_summary_in_the_changed_hour_comes_once",
            "tests/scheduler/test_summaries.py::test_each_week_is_owed_once_when_the_clocks_change",
        ),
    ),
    Row(
        "a migration killed half way",
        "nothing has changed; the next start migrates",
        (
            f"{HERE}test_migration_killed.py::"
            "test_a_migration_killed_half_way_has_changed_nothing_and_the_next_start_finishes_it",
            f"{HERE}test_migration_killed.py::"
            "test_a_filled_database_of_the_first_schema_outlives_a_migration_killed_again_and_again",
            "tests/storage/test_migrations.py::test_a_migration_that_fails_changes_nothing",
        ),
    ),
    Row(
        "everybody answers at the same moment",
        "each is heard once, each detractor is on one case with one card",
        (f"{HERE}test_many_at_once.py::test_many_who_answer_at_the_same_moment_are_each_heard_once",),
    ),
)


def markdown() -> str:
    """The table as it stands in docs/trust.md; tests by name, without their folders."""
    lines = ["| fault | what holds | tests |", "|---|---|---|"]
    for row in TABLE:
        names = "<br>".join(f"`{test.removeprefix('tests/')}`" for test in row.tests)
        lines.append(f"| {row.fault} | {row.holds} | {names} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(markdown())
