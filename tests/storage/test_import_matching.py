"""Who a row of a client list means: which contact, which company, which manager."""

import sqlalchemy as sa

from nps.values import ContactState
from storage.engine.conn import FullConn
from storage.people.clients import get_contact
from storage.people.search import Named, Wanted, search
from storage.schema import staff
from tests.filling import NOW, Filling
from tests.storage.client_lists import apply_rows, counts, everybody, plan_rows, remarks, row


async def test_a_row_without_a_phone_means_the_only_contact_of_that_name(conn: FullConn) -> None:
    await apply_rows(conn, row(phone="+79161234567"))

    plan = await plan_rows(conn, row(account="ооо вектор", contact="ИРИНА  КИМ", phone=None, email="kim@vektor.ru"))

    assert counts(plan) == (0, 1, 0)


async def test_a_row_without_a_phone_that_may_mean_two_is_refused(conn: FullConn) -> None:
    await apply_rows(conn, row(2, phone="+79160000001"), row(3, phone="+79160000002"))

    plan = await plan_rows(conn, row())

    assert remarks(plan) == [(2, "row-contact-ambiguous")]
    assert counts(plan) == (0, 0, 0)


async def test_another_phone_is_another_person_and_that_is_pointed_out(conn: FullConn) -> None:
    await apply_rows(conn, row(phone="+79160000001"))

    plan = await plan_rows(conn, row(phone="+79160000002"))

    assert counts(plan) == (1, 0, 0)
    assert [warning.key for warning in plan.warnings] == ["row-contact-namesake"]
    assert not plan.errors


async def test_namesakes_with_their_own_external_ids_are_two_people(conn: FullConn) -> None:
    await apply_rows(conn, row(contact_id="C-1"))

    plan = await plan_rows(conn, row(contact_id="C-2"))

    assert counts(plan) == (1, 0, 0)
    assert not plan.remarks


async def test_an_external_id_is_learnt_by_name_and_renames_from_then_on(conn: FullConn) -> None:
    await apply_rows(conn, row())

    await apply_rows(conn, row(account_id="17", contact_id="C-7"))
    plan = await apply_rows(conn, row(account="АО «Гамма»", contact="Ирина Пак", account_id="17", contact_id="C-7"))

    (kim,) = await everybody(conn)
    assert (plan.changed, plan.changed_accounts, plan.new_accounts) == (1, 1, 0)
    assert (kim.name, kim.account) == ("Ирина Пак", "АО «Гамма»")
    found = await search(conn, "гамма пак", Wanted(["contact"], None))
    assert found.named == (Named("contact", kim.id),)


async def test_a_name_freed_by_a_renaming_in_the_same_list_is_another_company(conn: FullConn) -> None:
    await apply_rows(conn, row(account="Вектор", account_id="17", contact_id="C-7"))
    rows = (row(2, "Вектор", "Олег Дан"), row(3, "Гамма", "Ирина Ким", account_id="17", contact_id="C-7"))

    await apply_rows(conn, *rows)
    again = await plan_rows(conn, *rows)

    assert not again.changes_something
    assert [contact.account for contact in await everybody(conn)] == ["Гамма", "Вектор"]


async def test_a_joined_contact_moves_to_another_account_and_stays_joined(conn: FullConn, filling: Filling) -> None:
    kim = await filling.contact("Ирина Ким", external_id="C-7", telegram_id=77)

    plan = await apply_rows(conn, row(account="АО «Гамма»", contact_id="C-7"))

    moved = await get_contact(conn, kim.id)
    assert (plan.changed, plan.new_accounts) == (1, 1)
    assert moved.account == "АО «Гамма»"
    assert (moved.telegram_id, moved.state, moved.joined_at) == (77, ContactState.JOINED, kim.joined_at)


async def test_nobody_moves_to_an_account_where_the_same_human_answers_already(
    conn: FullConn, filling: Filling
) -> None:
    gamma = await filling.account("АО «Гамма»")
    await filling.contact("И. Ким", account=gamma, telegram_id=77)
    await filling.contact("Ирина Ким", external_id="C-7", telegram_id=77)

    plan = await apply_rows(conn, row(account="АО «Гамма»", contact_id="C-7"), row(3, contact="Олег Дан"))

    assert remarks(plan) == [(2, "row-contact-occupied")]
    assert counts(plan) == (1, 0, 0)


async def test_a_company_told_by_name_alone_must_be_the_only_one_of_that_name(conn: FullConn, filling: Filling) -> None:
    await filling.account("Вектор", external_id="1")
    await filling.account("ВЕКТОР", external_id="2")

    plan = await plan_rows(conn, row(account="Вектор"), row(3, account="Вектор", account_id="2"))

    assert remarks(plan) == [(2, "row-account-ambiguous")]
    assert plan.new_accounts == 0


async def test_a_new_company_called_like_one_with_another_code_is_pointed_out_once(conn: FullConn) -> None:
    await apply_rows(conn, row(account="Вектор", account_id="17"))
    rows = (
        row(2, "ВЕКТОР", "Олег Дан", account_id="18"),
        row(3, "Вектор", "Яна Юн", account_id="19"),
        row(4, "Гамма", "Пётр Ли", account_id="20"),
        row(5, "Гамма", "Анна Ли", account_id="21"),
        row(6, "Гамма", "Инна Ли", account_id="21"),
        row(7, "Дельта", "Ада Ли", account_id="22"),
    )

    plan = await apply_rows(conn, *rows)

    told = [(warning.row, warning.key, warning.args) for warning in plan.warnings]
    assert told == [
        (2, "row-account-namesake", {"account": "ВЕКТОР", "code": "17"}),
        (5, "row-account-namesake", {"account": "Гамма", "code": "20"}),
    ]
    assert plan.new_accounts == 5
    assert not (await plan_rows(conn, *rows)).warnings


async def test_a_company_without_a_code_takes_the_one_of_the_list_without_a_remark(conn: FullConn) -> None:
    await apply_rows(conn, row(account="Вектор"))

    plan = await plan_rows(conn, row(account="Вектор", account_id="17"))

    assert (plan.new_accounts, plan.warnings) == (0, ())


async def test_managers_are_known_by_name_in_any_role_unless_retired(conn: FullConn, filling: Filling) -> None:
    owner = await filling.owner("Пётр Лев")
    anna = await filling.manager("Анна Смирнова")
    gone = await filling.manager("Олег Дан")
    await conn.execute(sa.update(staff).where(staff.c.id == gone.id).values(retired_at=NOW))

    plan = await apply_rows(
        conn,
        row(2, "А", manager="петр лев"),
        row(3, "Б", manager="АННА СМИРНОВА"),
        row(4, "В", manager="Олег Дан"),
        row(5, "Г", manager="«Олег» Дан"),
    )

    managers = [contact.manager_id for contact in await everybody(conn)]
    assert plan.managers == ("Олег Дан",)
    assert managers[:2] == [owner.id, anna.id]
    assert managers[2] == managers[3]
    assert managers[2] not in (None, owner.id, anna.id, gone.id)


async def test_an_owner_without_a_name_is_not_taken_for_a_manager_without_one(conn: FullConn, filling: Filling) -> None:
    await filling.owner("")

    await apply_rows(conn, row(manager="«»"))

    assert [contact.manager_id for contact in await everybody(conn)] == [None]


async def test_of_two_managers_of_one_name_the_present_one_stays(conn: FullConn, filling: Filling) -> None:
    first, second = await filling.manager("Анна"), await filling.manager("Анна")
    await filling.account("Вектор", manager=second)

    plan = await apply_rows(conn, row(2, "Вектор", manager="Анна"), row(3, "Гамма", manager="Анна"))

    assert [contact.manager_id for contact in await everybody(conn)] == [second.id, first.id]
    assert remarks(plan) == [(3, "row-manager-several")]


async def test_rows_that_disagree_about_their_company_follow_the_first(conn: FullConn) -> None:
    rows = (row(2, segment="VIP"), row(3, contact="Олег Дан", segment="B"), row(4, contact="Мария Гай", segment="VIP"))

    plan = await apply_rows(conn, *rows)
    again = await plan_rows(conn, *rows)

    assert [contact.segment for contact in await everybody(conn)] == ["VIP"] * 3
    assert [(warning.row, warning.args["column"], warning.args["first"]) for warning in plan.warnings] == [
        (3, "segment", "2")
    ]
    assert not again.changes_something


async def test_namesakes_are_two_people_when_anything_tells_them_apart(conn: FullConn) -> None:
    engineer, driver = row(2, position="инженер"), row(3, position="водитель")
    plan = await apply_rows(conn, engineer, driver)
    assert (counts(plan), remarks(plan)) == ((2, 0, 0), [])

    again = await apply_rows(conn, driver, engineer)
    assert (counts(again), remarks(again)) == ((0, 0, 2), [])

    phoned = await apply_rows(conn, row(3, position="водитель", phone="+79161234567"), engineer)
    assert counts(phoned) == (0, 1, 1)
    assert {(contact.position, contact.phone) for contact in await everybody(conn)} == {
        ("инженер", None),
        ("водитель", "+79161234567"),
    }


async def test_one_mobile_phone_or_one_address_is_one_person_whatever_the_position(conn: FullConn) -> None:
    for column, value in (("phone", "+79161234567"), ("email", "kim@example.ru")):
        plan = await plan_rows(
            conn, row(2, position="инженер", **{column: value}), row(3, position="п", **{column: value})
        )
        assert (counts(plan), remarks(plan)) == ((1, 0, 0), [(3, "row-contact-twice")])


async def test_one_office_phone_may_be_that_of_two_namesakes(conn: FullConn) -> None:
    office = "+74951112233"

    plan = await plan_rows(conn, row(2, position="инженер", phone=office), row(3, position="водитель", phone=office))

    assert (counts(plan), remarks(plan)) == ((2, 0, 0), [])


async def test_a_new_position_of_the_only_contact_of_that_name_is_a_change(conn: FullConn) -> None:
    await apply_rows(conn, row(position="инженер"))

    assert counts(await apply_rows(conn, row(position="директор"))) == (0, 1, 0)


async def test_an_id_stored_with_the_decimals_of_a_number_is_the_same_id(conn: FullConn) -> None:
    await apply_rows(conn, row(account_id="1001.0", contact_id="55.0"))

    plan = await apply_rows(conn, row(account="Вектор плюс", account_id="1001", contact="Ирина Дан", contact_id="55"))

    assert (plan.new_accounts, plan.new) == (0, 0)


async def test_the_same_position_does_not_make_two_phones_one_person(conn: FullConn) -> None:
    await apply_rows(conn, row(position="инженер", phone="+79161234567"))

    plan = await apply_rows(conn, row(position="инженер", phone="+79260000000"))

    assert (counts(plan), remarks(plan)) == ((1, 0, 0), [(2, "row-contact-namesake")])


async def test_a_name_whose_parts_stand_apart_is_the_same_person(conn: FullConn) -> None:
    """The first list says «Ирина Ким», the next has columns for surname and first name."""
    await apply_rows(conn, row(contact="Ирина Ким", phone="+79161234567"), row(3, contact="Дан Олег"))
    spellings = ("Ирина Ким", "Ким Ирина")

    plan = await apply_rows(conn, row(phone="+79161234567", contact="Ким Ирина Петровна", spellings=spellings))

    assert counts(plan) == (0, 1, 0)
    assert {contact.name for contact in await everybody(conn)} == {"Ким Ирина Петровна", "Дан Олег"}


async def test_another_phone_under_another_order_of_the_name_is_another_person(conn: FullConn) -> None:
    await apply_rows(conn, row(contact="Ирина Ким", phone="+79161234567"))

    plan = await apply_rows(conn, row(contact="Ким Ирина", spellings=("Ирина Ким",), phone="+79160000000"))

    assert (counts(plan), remarks(plan)) == ((1, 0, 0), [(2, "row-contact-namesake")])
