# All the bot's words in English. <b> and <i> are Telegram's markup; names and comments are escaped by themselves.
# American spelling, as the dates are. The reader's gender is unknown; account names stand as they are, unquoted.

## Getting to know a contact

hello-named = Hello, { $name }!
hello = Hello!
consent =
    { $hello }

    Here { $company } asks its clients one thing: would they recommend it, and why. Less than a minute, no more often than needed.

    { $mode ->
        [anonymous] Only the company’s management will see who answered and wrote what: { $manager } will learn overall figures only, and only once five or more have answered.
       *[named] What you answer and write here will be seen by { $manager }, whoever stands in for them, and the company’s management.
    } We keep your answers and messages, name, position, phone, e-mail, Telegram name and what your company buys. What exactly, and how to erase it: /mydata
consent-manager = your account manager { $name }
consent-manager-none = your account manager
consent-privacy = <a href="{ $url }">Privacy policy</a>
consent-again = This is our only reminder: your opinion of { $company } matters to us.
consent-unheard = Your message has not been passed on to anybody yet: please read this first, and decide.
consent-yes = Agree and start
consent-anew = We have changed what you had agreed to. Please read it and decide anew.
consent-anew-yes = Agree and continue
consent-anew-first = Your score is not counted yet: we have changed what you had agreed to. Please read the new text, tap “Agree and continue”, then give your score.
consent-later = Not now
consent-not-me = This is not me
consent-later-done = All right. We will remind you once, in three days at the earliest. You can start sooner with the button above.
consent-not-me-done = Thank you for telling us. There will be no questions, the link is free again, and the account manager will be told.
consent-taken = Someone else is already answering with this link. If you work with { $company } too, please ask your account manager for a personal link.
consent-agreed = Thank you! Now just one question.
link-yours = You are already with us. The question will appear here when it is time; you can write to { $mode ->
        [anonymous] the company’s management
       *[named] your account manager
    } right now.
link-expired = This link no longer works. Please ask your account manager at { $company } for a new one — it takes one message.
link-unknown = This link does not work: it may have been copied incompletely. Open it again from the message you received, paste all of it here, or ask your account manager at { $company } for a new one.
link-wait = Too many wrong links in a row, so new ones are not opened for now. Please wait { $unit ->
        [hours] { $count } h
       *[minutes] { $count } min
    } and open your link again. If it does not work, ask your account manager at { $company } for a new one.
link-same-account = You are already answering for <b>{ $account }</b> under another name. If this is a mistake, please tell your account manager.
link-preview =
    This is what the invitation looks like. To: <b>{ $contact }</b>, { $account }. The link has not been used up.

    { $text }
link-preview-mine = This is my link, start
link-preview-staff = This is an account manager’s personal link: <b>{ $name }</b>. It has not been used up — just forward it.
link-preview-merge = That’s me, take over the clients
link-preview-foreign = This is the personal link of another manager’s client. It is still unused.
link-tried-used = Someone else is opening a personal link (<b>{ $contact }</b>, { $account }): { $person }. The link is already used, nothing was shown. If this is your client too, send a separate invitation: /invite
link-tried-expired = { $person } is opening a personal link (<b>{ $contact }</b>, { $account }), but it no longer works. For a new link: <code>/invite { $contact }</code>
link-attack-one = ⚠️ Somebody seems to be guessing personal links: { $person }, wrong ones in a row: { $count }. Nothing was opened; further attempts are ignored for a while.
link-attack-many = ⚠️ In the last hour { $people ->
        [one] { $people } person has
       *[other] { $people } people have
    } come with wrong links, attempts: { $count }. Nothing was opened. This is guessing, or the links are broken: after a change of the bot’s token the earlier ones do not work, and /invites gives new ones
link-tried-not-me = A personal link (<b>{ $contact }</b>, { $account }) reached the wrong person: { $person }. It is free again: <code>/invite { $contact }</code>
contact-stopped = 🔕 <b>{ $contact }</b>, { $account }: wants no more questions. Past answers are kept; only they can come back, with /start
contact-rarely = 🔕 <b>{ $contact }</b>, { $account }: asked only once every six months from now on, at the client’s own wish.
link-tried-client = A client has opened a manager’s link (<b>{ $name }</b>): { $person }. It is still unused: please check whom it was sent to.
stranger =
    Hello! With this bot { $company } asks its clients whether they would recommend it.

    To answer, you need a personal link: please ask your account manager at the company for one. If you have a link already and the bot has not noticed it, paste it here as a message.

## The question

question-recommend = On a scale of 0 to 10, how likely are you to recommend { $company } to a colleague or friend?
question-keep_buying = On a scale of 0 to 10, how likely are you to keep buying from { $company }?
question-work_more = On a scale of 0 to 10, how likely are you to recommend to your management that you do more business with { $company }?
question-recovery = Not long ago your issue was closed. How is it now?
question-scale = <i>0 — not at all likely, 10 — extremely likely</i>
question-account = You are answering on behalf of <b>{ $account }</b>.
question-reminder = One question is left — one tap.
question-later = Later
question-stop = Unsubscribe
question-closed = This survey is closed. If there is anything you would like to say, just write here.
question-declined = We will not ask again. To come back: /start
survey-closed = This survey is already closed. If there is anything you would like to say, write here.
not-yours = This button is not meant for you.
score-shown = Your score: <b>{ $score }</b>
score-change = Change
score-toast = Score { $score } saved
score-typed-wrong = A score is a whole number from 0 to 10. Tap a button under the question or send the number.
score-changed = Your score has changed: { $old } → <b>{ $new }</b>. If that was not meant as a score, send { $old } and it is back.
gap-nudge = The connection was interrupted. If you tapped a score, please tap it again.
why-detractor = Thank you for being frank. What affected your score most? Tap what applies or use your own words — voice messages and photos are welcome.
why-passive = Thank you! What was missing for a 10? Tap what applies or use your own words — voice messages and photos are welcome.
why-promoter = Thank you! What should we never change? Tap what applies or use your own words — voice messages and photos are welcome.
why-done = Done
why-chosen = Marked: { $reasons }
thanks-detractor-named = Noted, thank you. { $manager } will get in touch with you { $by ->
        [today] today
        [0] by Monday
        [1] by Tuesday
        [2] by Wednesday
        [3] by Thursday
        [4] by Friday
        [5] by Saturday
        [6] by Sunday
       *[date] by { $day }
    }. If you have anything to add, just write here.
thanks-detractor = Noted, thank you. The company’s management has it, and someone will get in touch with you. If you have anything to add, just write here.
thanks-passive = Noted, thank you. We will think about how to get to 10.
thanks-promoter = Noted, thank you! The people who did their best for you will hear this.
contact-me = Please contact me
contact-me-toast = Passed on: someone will get in touch with you.
contact-me-again = Passed on already: someone will get in touch with you.
early-comment = Noted. Only the score is left: a number from 0 to 10, with a button above or in a message.
message-passed = Passed on. { $manager } will read it.
message-passed-on = Passed on.
message-passed-owners = Passed on to the management of { $company }.
message-kept = Your message is saved; the management of { $company } will see it.

## Reasons

reason-timeliness = Deadlines and promises
reason-quality = Quality
reason-value = Price and value
reason-attitude = Attitude
reason-competence = Competence
reason-flexibility = Flexibility

## Roles of contacts

circle-advocate = brand advocate
circle-decision_maker = decision maker
circle-user = user
circle-intermediary = intermediary
circle-end_user = end user
circle-advocate-before = so far a brand advocate
relation-potential = potential
relation-single = single purchase
relation-episodic = episodic
relation-irregular = irregular
relation-stable = stable
relation-permanent = permanent
relation-lost = lost

## The card of a case

card-title = { $mark } <b>{ $score }</b> out of 10 · <b>{ $account }</b>{ $segment }
card-title-plain = 📋 <b>{ $account }</b>{ $segment }
card-person = { $name }{ $position }{ $circle }
card-comment = “{ $text }”
card-attachment = { $kind ->
        [voice] 🎤 voice message — below
        [photo] 🖼 photo — below
        [document] 📎 file — below
        [video] 🎬 video — below
        [audio] 🎵 audio — below
        [animation] 🎞 GIF — below
        [video_note] ⏺ video message — below
        [sticker] sticker — below
        [place] 📍 place on the map — below
        [contact] 👤 contact — below
       *[other] 📎 attachment — below
    }{ $count ->
        [1] { "" }
       *[other] { " " }× { $count }
    }
card-rest-below = ⤵️ The rest is below.
card-reasons = Reasons: { $reasons }
card-earlier = Before: { $scores }
card-revenue = Revenue: { $revenue } over 12 months
card-repeated = <b>Complaint no. { $count } in half a year</b>: { $reason }{ $often ->
        [yes] { " " }— <b>a fault of the system</b>
       *[no] { "" }
    }
card-others = Other cases of this company: No. { $numbers }
case-why-asked = 📞 <b>The client asks to be contacted</b>
case-why-checked = 🔁 An answer to the question asked once more: the case before was closed not long ago
case-why-fell = 📉 <b>The score fell</b>: { $old } → { $new }
case-why-staff = ✋ Opened by hand: { $name }
card-taken = ✅ Taken by { $name }, { $when }
card-changed = Score changed: { $old } → <b>{ $new }</b>
card-recovered = 🟢 The score has risen: { $old } → <b>{ $new }</b>. The case is open — find out what has changed.
card-number = Case No. { $number }
card-away = While you are away, case No. { $number } is with { $name }. To look: /cases
card-away-owners = While you are away, case No. { $number } is with the owners. To look: /cases
card-back = Case No. { $number } is not yours any more. Account manager: { $name }
card-withdrawn = Case No. { $number } was handed over: { $name }. It is in their hands now.
card-why-no_manager = ⚠️ This client has no account manager — the card came to you.
card-why-not_joined = ⚠️ Account manager { $name } has not joined the bot yet — the card came to you.
card-why-unreachable = ⚠️ Account manager { $name } cannot be reached on Telegram — the card came to you.
card-why-uncertain = ⚠️ Account manager { $name } may not have received the card — it came to you as well.
card-why-anonymous = 🔒 The survey is anonymous: only the owners see this card. Account manager: { $name }
card-why-stands_in = 🔄 You are standing in. Account manager: { $name }
card-why-away = ⚠️ Account manager { $name } is away — the card came to you.
card-why-attitude = ⚠️ The client is unhappy about the attitude. Account manager: { $name }
card-why-reopened = ⚠️ The client has said “not settled” for the second time. Account manager: { $name }
card-why-stage = 🚨 This client is about to leave: see the stage of loss. Account manager: { $name }
card-why-broken = ⚠️ A promise to the client was broken. Account manager: { $name }
card-why-overdue = ⚠️ The deadline has passed, and nothing has changed. Account manager: { $name }
card-was-overdue = ⏰ A deadline was missed. Account manager: { $name }
card-was-lost = ↩️ The client had been marked as lost. Account manager: { $name }
card-why-lost = ⚫ The client is lost. Account manager: { $name }
case-state-waiting = ⏳ Waiting for the client
case-state-reopened = 🔁 The client says it is not settled{ $count ->
        [1] { "" }
       *[other] { " " }({ $count } times)
    }
case-state-again = 🔁 Opened again
case-state-confirmed = ✅ The client confirms: settled
case-state-unconfirmed = ☑️ Closed, not confirmed by the client
case-state-unasked = ☑️ Closed, not confirmed: the client cannot be asked
case-state-lost = ⚫ The client is lost
case-state-closed = Closed
case-due-contact = Get in touch by: <b>{ $when }</b>
case-due-plan = A plan is needed by: <b>{ $when }</b>
case-due-late = (allowing for the days off { $days })
case-due-answer = ❔ Closed; the client is asked whether it is settled. Waiting for an answer until { $day }
case-line = { $mark } <b>{ $account }</b> · { $contact } — { $due }{ $manager } · No. { $number }
case-next-contact = get in touch
case-next-plan = a plan is needed
case-next-promise = a promise
case-next-answer = waiting for the client’s answer
case-next-until = { $next } by { $when }
case-next-promised = { $due }: { $what }
cases-upgraded = <b>Cases are followed to their end now.</b> { $count ->
        [one] { $count } case is open
       *[other] { $count } cases are open
    }; each has a new deadline, one working day from this upgrade. Nothing is overdue from before.
cases-more = … and { $count } more
deadline-near = ⏰ <b>{ $account }</b>, { $contact }: { $due }, { $span } left{ $phone } · No. { $number }
deadline-missed = ⏰ The deadline passed { $span } ago: <b>{ $account }</b>, { $contact } — { $due }{ $phone } · No. { $number }
overdue-account = 🔥 <b>{ $account }</b>: the deadline has passed, and nothing has changed for half a day. Account manager: { $manager }
overdue-line = { $contact } — { $due }, { $span } ago{ $phone } · No. { $number }
overdue-line-done = ✅ { $contact } — no longer overdue · No. { $number }
span-moment = less than a minute
span-minutes = { $minutes } min
span-hours = { $hours } h
span-hours-minutes = { $hours } h { $minutes } min
span-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
morning = ☀️ <b>Today: { $count }</b>
morning-line = { $mark } <b>{ $account }</b> · { $contact }{ $phone } — { $due }{ $risk }{ $manager } · No. { $number }
morning-more = … and { $count } more: /cases
morning-unread = { $mark } <b>{ $account }</b> · { $contact }{ $text } — not read yet
morning-more-unread = … and { $count } more not read yet
morning-removed = ☀️ The list of { $day } is gone: one of the clients has deleted their data.
cases-title = <b>{ $count ->
        [one] { $count } open case
       *[other] { $count } open cases
    }</b>{ $late ->
        [0] { "" }
       *[other] , { $late } overdue
    }
cases-open = No. { $number }
cases-none = There are no open cases.
cases-none-such = There are no open cases like that. All open ones: /cases
cases-stale = This list is out of date. A new one: /cases
cases-anonymous = The survey is anonymous: only the owners see cases.
cases-examples = For example: <code>/cases overdue</code> or <code>/cases new VIP</code>
card-moved = ↓ Case No. { $number }: its card is below.
history = <b>Case No. { $number }</b> · { $contact }
history-line = { $when } · { $told }{ $name }
history-older = ‹ Earlier
history-newer = Later ›
history-call = ☎️ Case No. { $number }: a note of a call
history-note = 📝 Case No. { $number }: a note
case-retries = Not reached: { $count ->
        [one] once
       *[other] { $count } times
    }
case-cause = Cause: { $cause }
case-outcome = Done: “{ $text }”
case-note = { $kind ->
        [call] ☎️ The client said: { $text }
       *[note] 📝 Note: { $text }
    }
case-note-voice = a voice message or a file
case-latest = Last: { $event }, { $when }{ $name }
case-event-opened = opened
case-event-taken = taken on
case-event-score_changed = the score changed
case-event-absorbed = another complaint
case-event-asked = the client asks to be contacted
case-event-called = a call
case-event-reached = a message to the client
case-event-question_asked = asked the client a question
case-event-not_reached = not reached
case-event-promised = a promise
case-event-promise_moved = the promise was moved
case-event-promise_kept = the client says the promise was kept
case-event-promise_broken = a promise was broken
case-event-promise_unconfirmed = promise kept, not confirmed
case-event-settled = closed
case-event-confirmed = the client confirmed
case-event-not_confirmed = the client said “not settled”
case-event-silent = no answer from the client
case-event-nobody_to_ask = the client cannot be asked
case-event-opened_again = opened again
case-event-stage_set = stage of loss
case-event-stage = { $told }: { $stage }
case-event-lost = the client is lost
case-event-reassigned = handed over
case-event-to = { $told }: { $name }
case-event-erased = data erased
case-button-reply = Reply
case-button-take = I’m on it
case-button-called = Called
case-button-not_reached = No answer
case-button-history = History
case-button-promise = Promise
case-button-close = Close
case-button-hand = Hand over
case-button-stage = Stage of loss
stage-ask = <b>{ $contact }</b>, { $account }. Now: { $stage }. How far has it come? From the third stage on all owners get the case at once.
stage-button-complaint = 1 · A complaint only: wrong button
stage-button-evidence = 2 · Collects evidence
stage-button-management = 3 · Complaint to our management
stage-button-claim = 4 · Claim or court
stage-complaint = a complaint
stage-evidence = the client collects evidence
stage-management = a complaint to our management
stage-claim = a claim or court
stage-line = ⚠️ <b>Stage of loss { $number } of 4</b>: { $stage } ({ $name }, { $when })
stage-done = Case No. { $number }, stage of loss: { $stage }. A slip? Correct it with the same button.
stage-same = It is at that stage already: { $stage }.
stage-told = 🚨 <b>{ $account }</b>, { $contact }: { $stage }. Marked by { $name } · No. { $number }
hand-ask-whom = Who takes case No. { $number }: <b>{ $contact }</b>, { $account }? Choose a colleague or write a name.
hand-nobody = There is nobody to hand case No. { $number } to yet: no colleague has started the bot. The owner has their links: /invites
hand-which = Several people have that name. Which one?
hand-guess = Nobody has exactly that name. Whom do you mean?
hand-button-away = 🔄 { $name } (away)
hand-ask-what = What goes to <b>{ $name }</b>? The deadline stays as it is. “The case only”: the client comes back when it is over; “the client”: for good, without their company.
hand-scope-case = The case only
hand-scope-contact = The client: { $contact }
hand-scope-account = The whole company: { $account }
hand-ask-note = What should <b>{ $name }</b> know? Write or say it in one message — the client does not see it.
hand-without-note = Hand over without a note
hand-done = Case No. { $number } was handed over: <b>{ $name }</b>.
hand-deadline = The deadline stays: by { $when }
hand-away = { $to } is away until { $until } inclusive: { $by ->
        [owners] the owners have it for now.
       *[deputy] <b>{ $name }</b> stands in and has it for now.
    }
hand-gone = ↪️ Case No. { $number } is with a colleague now: <b>{ $name }</b>. Handed over by { $by }
hand-told = ↪️ <b>{ $by }</b> hands you { $scope ->
        [account] the company { $account } and case No. { $number }: <b>{ $contact }</b>.
        [contact] the client <b>{ $contact }</b>, { $account }, with case No. { $number }. The rest of the company stays with its account manager.
       *[case] case No. { $number }: <b>{ $contact }</b>, { $account }.
    } The deadline stays.
hand-instead = Instead of { $name }, who is away.
hand-note = Note: “{ $text }”
hand-oneself = It is yours already. Choose a colleague.
hand-already = { $name } looks after this client already. Choose another colleague.
hand-left = This person is no longer on the staff. Choose another colleague.
hand-owners-only = The survey is anonymous: cases go to owners only, and { $name } is an account manager.
hand-not-joined = { $name } has not joined the bot yet: nobody would read the card. Choose another colleague, or send the link first: /invite
hand-unreachable = { $name }: the bot cannot write there, the chat is blocked. Choose another colleague.
case-button-lose = Client lost
case-button-back = Client is back
case-button-open_again = Open again
case-toast-called = Noted: the client has been reached
case-toast-not_reached = Noted: one more working day
case-toast-open_again = Opened again
case-moved-on = Something has been done about this case meanwhile: have a look at its card, it is up to date.
case-not-reached-often = That has been noted { $count } times; the deadline moves no further. Try writing, or hand the case to a colleague.
close-cause = { $why ->
        [asked] What was the request about?
        [staff] What was it about?
       *[other] Why was the client unhappy?
    } Choose or write it: only colleagues will see it.
close-cause-own = In my own words
prompt-call = What did { $contact } say? Write or record one message: only your colleagues will see it.
prompt-reply = What shall we write to { $contact }? Your next message is for the client: text, voice, a photo or a file. The bot asks before it sends.
prompt-cause = What was the cause? Write one message: only your colleagues will see it.
prompt-outcome = What was done? Write one message. { $contact } will read these words: “As far as we know this is settled: …”
prompt-cancel = Cancel
prompt-nothing = Nothing to add
prompt-cancelled = All right, nothing was written down.
prompt-needs-text = This has to be text: please write it in one message.
prompt-too-long = Too long: { $length } characters, and there is room for { $longest }. Please shorten it.
case-closed-asking = Closed. { $contact } will be asked whether it is settled.
case-closed-cannot-ask = Closed. The bot cannot ask { $contact }, so it is noted as “not confirmed”.
settled-ask =
    As far as we know this is settled: { $outcome }.
    Is that right?
settled-button-yes = Yes, settled
settled-button-no = No
settled-yes = Thank you for confirming that it is settled. If anything comes up, just write here.
settled-no = Passed on: it is not settled. Someone will get in touch with you. Tell us here what is wrong; your account manager will read it.
settled-toast = Passed on, thank you
settled-before = That has been answered already. If you want to say something, just write here.
settled-told-yes = ✅ <b>{ $contact }</b>, { $account }: “Yes, settled”
settled-told-no = 🔁 <b>{ $contact }</b>, { $account }: “No, not settled”
promise-ask-what = What do we promise { $contact }? Write it in one message, for example: “a new carrier”. Before it is sent the bot shows what the client will read.
promise-ask-when = By when? Choose or type: “by Friday”, “tomorrow by 3 pm”, “December 1”.
promise-ask-move =
    Promised so far: by { $by }
    By when instead? Choose or type: “by Friday”, “tomorrow by 3 pm”, “December 1”.
promise-today = today
promise-tomorrow = tomorrow
promise-in-a-week = in a week, { $day }
promise-button-other = Promise something else
promise-button-send = Save and send
promise-button-save = Save
promise-button-date = Another date
promise-button-words = Other words
promise-button-cancel = Cancel
promise-button-yes = Yes
promise-button-no = No
promise-by-your-clocks = { $by } ({ $yours } by your clock)
promise-said = We promise: { $what }, by { $by }
promise-said-moved = A new date: { $what }, now by { $by } (before: by { $before })
promise-said-instead = We promise: { $what }, by { $by } (instead of what was promised by { $before })
promise-reads = { $contact } will read: “{ $text }”
promise-tell = { $contact } is not in the bot, so please tell them yourself: “{ $text }”. Then mark “Called”.
promise-day-off = That is a day off.
promise-saved = 🤝 Saved: “{ $text }”
promise-rewritten = Changed: the new version is below.
promise-cancelled = Nothing was promised.
promise-toast = Saved
promise-stale = This is out of date: look at the card and press “Promise” once more.
promise-same = That is promised already. Give another date, or press “Promise something else”.
promise-unreadable = The date could not be understood. Type a day: “by Friday”, “tomorrow by 3 pm”, “in a week”, “01.12” (day and month) or “December 1”.
promise-past = That date has passed already. Type a day that is still ahead: “tomorrow by 3 pm”, “by Friday”, “December 1”.
promise-too-far = That is more than a year away. Promise what you will do sooner: “by Friday”, “December 1”.
promise-line = 🤝 Promised: { $what }, <b>by { $by }</b>
promise-line-kept = ✅ Promise kept: { $what }
promise-line-broken = 💔 Promise broken: { $what }
promise-line-unconfirmed = ☑️ Promise kept, not confirmed: { $what }
promise-untold = ⚠️ The client has not read this: tell them yourself
promise-untold-absent = ⚠️ The client is not in the bot: tell them of the promise yourself
promise-untold-unknown = ❔ It is not known whether the client has read the promise
promise-asked = ❔ The client was asked whether it was kept. Waiting until { $day }
promise-cannot-ask = ❔ The bot cannot ask the client: find out yourself until { $day }
promise-question =
    We promised: { $what }, by { $by }
    Was it done?
promise-yes = Thank you! Noted: done. If anything is wrong, just write here.
promise-no = Passed on: not done. The management has been told. What is wrong? Just write here: your account manager will read it.
promise-replaced = The promise has changed: the new one is in the message below.
promise-dropped = This question is closed.
promise-told-kept = ✅ <b>{ $contact }</b>, { $account }: done — “{ $what }”. You can close the case · No. { $number }
promise-told-broken = 💔 <b>{ $contact }</b>, { $account }: not done, “{ $what }” · No. { $number }
promise-told-unconfirmed = ☑️ <b>{ $contact }</b>, { $account }: no answer for three working days, “{ $what }” counts as kept, not confirmed. You can close the case · No. { $number }
promise-new-plan = A new plan is due by <b>{ $when }</b>
promise-near = 🤝 <b>{ $account }</b>, { $contact }: promised “{ $what }” by { $by }, { $span } left{ $phone } · No. { $number }
promise-today-ring = 🤝 Promised for today by { $by }: “{ $what }” — <b>{ $account }</b>, { $contact }{ $phone } · No. { $number }
promise-missed = ⏰ The date of a promise passed { $span } ago: “{ $what }” — <b>{ $account }</b>, { $contact }{ $phone } · No. { $number }
loss-ask-reason = Why did { $account } leave? Choose or write it in your own words.
loss-attitude = Indifference, treatment
loss-failures = Quality or late delivery
loss-competition = A competitor’s terms
loss-drift = Went to others little by little
loss-no_reason = No visible reason
loss-other = In my own words
loss-ask-words = Why did { $account } leave? Write it in one message: the account manager, whoever stands in, and the owners will read it.
loss-ask-competitor = To whom did { $account } go? Write the name in one message.
loss-why = Why they left: { $why }
loss-means = Your answer closes this case and marks the company as lost: it gets no more regular questions, and the owners are told. It can be undone on the card.
loss-button-unknown = Not known — mark as lost
loss-button-others = Close them too: client lost
loss-button-keep = Leave them open
loss-unknown = not known
loss-done = ⚫ { $account }: marked as lost. If they come back, press “Client is back” on the card.
loss-toast = Noted: the client is lost
loss-toast-back = Noted: the client is back
loss-stale = This is out of date: press “Client lost” on the card once more.
loss-none = This company is not marked as lost: there is nothing to change.
loss-ask-others =
    { $count ->
        [one] This company has { $count } more open case. What about it?
       *[other] This company has { $count } more open cases. What about them?
    }
loss-other-case = No. { $number } · { $contact }
loss-more = … and { $count } more
loss-others-done = { $count ->
        [one] { $count } more case is closed: the client is lost.
       *[other] { $count } more cases are closed: the client is lost.
    }
loss-others-kept = All right, the other cases stay open.
loss-to = They went to: { $competitor }
loss-back = ↩️ The client is back
loss-told = ⚫ <b>{ $account }</b>{ $revenue }: the client is lost
loss-told-back = ↩️ <b>{ $account }</b>: the client is back
loss-by = Noted by { $name } · No. { $number }
loss-back-by-list = ↩️ { $account }: a client again, says the client list; it is not marked as lost any more. If that is wrong, open the case again and press “Client lost”.
card-taken-toast = The case is yours
card-taken-other = { $name } is already on this case
case-opened = Case No. { $number } is open: { $contact }, { $account }. Its card follows.
case-open-already = Case No. { $number } is open already: { $contact }, { $account }. Its card is below.
record-head = ✍️ <b>{ $contact }</b>, { $account }
record-channel = How they answered: { $channel ->
        [phone] by phone
       *[in_person] in person
    }
record-score = Score: <b>{ $score }</b>
record-files = Attached: { $files }
record-no-words = No words
record-no-reasons = No reasons marked
record-ask-channel = How did the client answer?
record-ask-score = Which score, from 0 to 10? Tap it or write the number.
record-ask-words = What did the client say? Write their words or record them; several messages are fine.
record-ask-reasons = What is behind the score? Mark what the client named. More words can follow in another message.
record-ask-review = Is it right?
record-ask-change = What is to be changed?
record-client-reads = The client will read this in the bot and may correct it. It does not count in the NPS.
record-untold-absent = The client is not in the bot and has agreed to nothing: tell them that you record their answer. It does not count in the NPS.
record-untold-unreachable = The client has blocked the bot: show or read this to them yourself. It does not count in the NPS.
record-untold-left = The client does not work there any more, so the bot will not write to them. It does not count in the NPS.
record-untold-stopped = The client asked not to be asked: the bot will not write to them about this. It does not count in the NPS.
record-recent = An answer of this client was recorded just now: { $contact }, score { $score }, { $when }. Record another one?
record-recent-again = ⚠️ An answer of this client was recorded just now: score { $score }, { $when }.
record-saved = ✅ Recorded. It does not count in the NPS.
record-confirmed = ✅ The client confirmed it.
record-replaced = ✏️ The client gave a score of their own: <b>{ $score }</b>. That one counts now.
record-cancelled = Nothing was recorded.
record-button-phone = By phone
record-button-in_person = In person
record-button-channel = How they answered
record-button-score = Score
record-button-words = Words
record-button-next = Next
record-button-no_words = No words
record-button-reasons = Reasons
record-button-done = Done
record-button-change = Change
record-button-review = ‹ Back
record-button-save = Record
record-button-cancel = Cancel
record-button-anew = Record another one
record-toast = Recorded
record-score-wrong = A score is needed, a whole number from 0 to 10: tap a button or write the number. The client’s words come next.
record-too-many = There is no room for more than { $most } messages. Tap “Done” and “Record”.
record-stale = This answer was recorded, cancelled or deleted already. Another one: /record
record-not-yours = This client is not yours, or not any more: nothing was recorded. Pass their words on to the client’s manager.
record-owners-alone = The survey is anonymous: only owners record clients’ answers.
record-erased = This client’s data were deleted: their answer cannot be recorded.
record-oneself = This is you: answer the question in the bot when it comes.
case-recorded = ✍️ Recorded as told by the client { $channel ->
        [phone] by phone
       *[in_person] in person
    }: { $name }{ $confirmed ->
        [yes] . The client confirmed it
       *[no] { "" }
    }
recorded-told = Your answer { $channel ->
        [phone] by phone
       *[in_person] in person
    } was recorded: score <b>{ $score }</b>. Recorded by { $by }.
recorded-by-owner = the company’s management
recorded-ask = Is it right?
recorded-button-yes = It is right
recorded-button-no = Correct it
recorded-toast = Thank you
recorded-below = Give your score below
recorded-confirmed = Thank you for confirming: your score is <b>{ $score }</b>. If you want to add something, just write here.
recorded-replaced = Thank you! Your score is <b>{ $score }</b>; it counts in place of what was recorded.
recorded-before = You have given a score of your own already. Change it below the question, or just write here.
case-owners-alone = The survey is anonymous: cases are the owners’ alone.
card-not-yours = This is another account manager’s case.
card-ring = 💬 { $contact }: { $text }
card-ring-score = 💬 { $contact }: a new score, <b>{ $score }</b>
relay-signature = { $name }:
relay-edited = (edited)
relay-ask = → <b>{ $contact }</b>, { $account }. Send it to the client?
relay-words = “{ $text }”
relay-attached = 📎 { $kinds }
relay-cannot-joined = { $contact }, { $account }, now uses another Telegram account. Write once more as a reply to the card: then it goes there.
relay-cannot-invited = { $contact }, { $account }, is not in the bot yet, so nothing can be sent from here. Please call, or send an invitation: /invite
relay-cannot-unreachable = { $contact }, { $account }, takes no messages from the bot, so nothing can be sent from here. Please call or write directly.
relay-cannot-left = { $contact } does not work at { $account } any more: nothing can be sent from here.
relay-not-yours-any-more = This client is no longer yours. Nothing was sent.
relay-button-send = Send
relay-button-send_asking = Send and wait for the answer
relay-button-note = Note for us
relay-button-cancel = Cancel
relay-button-cancel-sending = Don’t send
relay-button-recall = Take back
relay-to = → <b>{ $contact }</b>, { $account }
relay-to-nobody = → the client
relay-soon = { $to }: will be sent in { $seconds ->
        [one] { $seconds } second
       *[other] { $seconds } seconds
    }
relay-waiting = { $to }: on its way…
relay-cancelled = Nothing was sent to the client.
relay-noted = 📝 Kept as a note. The client does not see it.
relay-sent = ✅ Delivered { $when } { $to }
relay-is-edited = The client’s copy is corrected as well.
relay-not_delivered = ❌ Not delivered { $to }: { $why }
relay-in-part = Not all of it arrived: { $arrived } of { $pieces }.
relay-unknown = ❔ It may not have arrived { $to }: Telegram’s answer was lost twice. The bot does not send it again — please ask the client.
relay-recalled = 🗑 Taken back: it is gone from the client’s chat.
relay-why-blocked = the client has blocked the bot. Please call or write directly.
relay-why-deactivated = the client’s Telegram account is deleted. Please call or write an e-mail.
relay-why-chat_not_found = Telegram does not find the client’s chat. Please call, or send an invitation: /invite
relay-why-refused = Telegram did not take the message. Try another way: as text, or another file.
relay-why-another = the client now uses another Telegram account. Write once more as a reply to the card.
relay-why-left = the contact does not work at the client any more.
relay-why-erased = the client’s data were erased.
relay-why-held = it was not sent after a restore from a backup. Write once more if it is needed.
relay-why-not_recalled = It could not be taken back: it is older than two days, or was deleted already.
relay-why-not_corrected = The client’s copy could not be corrected: it reads as before.
relay-want = Reply to this message — the reply is for the client <b>{ $contact }</b>, { $account }. The bot asks before it sends.
relay-for-whom = Which client is this for? Reply to a card or to a client’s words, and the bot passes it on. Nothing has been sent.
relay-cannot-kind = The bot cannot pass this on to a client. Send text, a photo, a video, a voice message, a file, a sticker, a place or a contact.
relay-erased = This client’s data were erased: there is nobody to write to.
relay-cannot-reach = The bot cannot write to this client now. Please call or write directly.
relay-not-yours = Somebody else wrote this message.
relay-too-late = It has been sent: too late to cancel. Use “Take back” below it.
relay-recall-too-late = It cannot be taken back: it is older than two days, or no longer in the client’s chat.
relay-recalling = Taking it back…
relay-decided = { $state ->
        [asked] This is not sent yet.
        [waiting] It is on its way already.
        [sent] It is sent already.
        [cancelled] It is cancelled already: nothing was sent to the client.
        [noted] It is a note already.
        [recalled] It is taken back already.
        [unknown] It is sent already, but nobody knows whether it arrived.
       *[not_delivered] Not delivered. Write once more as a reply to the card.
    }
relay-not-corrected = { $state ->
        [recalled] This message was taken back: the correction did not go to the client. Write a new one if it is needed.
        [noted] This is a note for us, and it reads as before. Add a new one if it is needed.
        [unknown] Nobody knows whether the message arrived, so the correction was not sent. Write a new one if it is needed.
       *[other] This was not sent to the client, and neither was the correction. Write a new one if it is needed.
    }
card-ring-asks = 📞 { $contact }: please contact me
card-attachment-caption = { $contact }, { $account }
words-forwarded = ↪️ Forwarded from: { $name }
words-rest = ⤵️ <b>{ $contact }</b>, the rest:
client-message = ✉️ <b>{ $contact }</b>, { $account }{ $circle }
client-message-corrected = ✏️ <b>{ $contact }</b>, corrected:
client-message-why = ⚠️ The account manager cannot read it now — the message came to you.
light-title = { $mark } <b>{ $score }</b> · <b>{ $account }</b> · { $contact }
light-title-words = ✉️ <b>{ $account }</b> · { $contact }
light-opened = Case No. { $number } is open
light-closed = Case No. { $number } was closed on { $day }
light-read = ✓ Read: { $name }, { $when }
light-answered = ↩️ The client was answered: { $name }, { $when }
light-away = While you are away, { $name } looks after these words of the client.
light-away-owners = While you are away, these words of the client are with the owners.
light-back = These words of the client are not yours any more. Account manager: { $name }
light-withdrawn = The client was handed over with what they wrote: { $name }
light-button-reply = Reply
light-button-open = Open a case
light-button-again = Open again
light-button-read = Mark as read
light-toast-read = Marked as read
light-not-yours = These are words of another manager’s client.
manager-unreachable = ⚠️ { $name } no longer receives the bot’s messages: { $reason ->
        [blocked] the bot is blocked
        [deactivated] the Telegram account is deleted
       *[other] the chat is not found
    }. Cases of this manager’s clients now go to the owners.

## Staff

owner-welcome =
    Hello! You are the owner of the NPS program at { $company }.

    Three steps from here:
    1. Send the client list here (CSV or XLSX, from a CRM, 1C or Excel) — first I will show what would change. If you have none, take the template.
    2. Hand out the personal links: /invites
    3. Watch the index: /nps

    Everything you can do: /help
owner-again = You are the owner of the NPS program at { $company }. Everything you can do: /help
manager-welcome =
    { $hello } You are an account manager at { $company } with { $accounts ->
        [one] { $accounts } client
       *[other] { $accounts } clients
    }.

    { $mode ->
        [anonymous] Answers are anonymous: only the management sees whose they are.
       *[named] When a client gives a score of 0–6, the card comes here at once.
    } Whom else to invite: /invites. Everything you can do: /help
manager-again = We have met: you are already in the bot. Everything you can do: /help
manager-merged = The client list names { $name } as an account manager: from now on, that is you. Your clients: { $accounts }.
manager-link-expired = This link no longer works. Please ask the owner of the program for a new one: <code>/invite</code> with your name.
manager-link-taken = Another colleague already works with this link. Please ask your manager for a new one.
manager-link-client = This link is for an employee of { $company }, and you are here as a client: nothing has changed. If this is a mistake, please tell your manager.
staff-cases-waiting = While you were away, { $count ->
        [one] { $count } case was opened. Its card is below.
       *[other] { $count } cases were opened. Their cards are below.
    }

## Invitations

invite-usage = Write the name of a contact or a company after the command, for example: /invite Vector
opencase-usage = Write the name of a contact or a company after the command, for example: /case Vector
record-usage = Write the name of a contact or a company after the command, for example: /record Vector
client-usage = Write the name of a company or a contact after the command, for example: /client Vector. Or just the name, without the command.
client-owners-alone = The survey is anonymous: who answers how is seen by the owners alone.
client-part = The company is looked after by { $name }. Yours here:
client-gone = This client is not yours any more: the card is not available.
client-unknown = This was sent to nobody, and none of { $among ->
        [own] your clients
       *[all] the clients
    } matches “{ $words }”. Look a client up by name, company or phone; to write to one, reply to their card. Everything you can do: /help
client-manager = manager { $name }
client-stands = Company: <b>{ $group ->
        [promoter] promoter
        [passive] passive
       *[detractor] detractor
    }</b> — { $why ->
        [decision_maker] a decision maker’s worst score: { $score }
       *[median] no decision maker has answered, median score: { $score }
    } ({ $count } answered){ $conflict ->
        [above] { " " }⚠️ a decision maker is unhappy, though others are satisfied
        [below] { " " }⚠️ the decision maker is satisfied, others are not
       *[none] { "" }
    }
client-stands-unknown = Company: no answers in the last 12 months
client-loyalty = Category: { $loyalty }
client-buys-for = buys for: { $reasons }
client-nobody = The client list has nobody at this company.
client-heard = { $mark } <b>{ $score }</b> { $name }{ $circle } — { $when }{ $words }{ $state }
client-unheard = ⚪ { $name }{ $circle } — { $state }
client-words = { " " }“{ $words }”
client-no-answer = no answers yet
client-left = does not work there any more
client-silent = has not answered since { $since }
client-case = { $mark } No. { $number } · { $contact } — { $due }
client-view-card = ‹ The card
client-view-history = History
client-view-invite = Invite more
client-view-loyalty = Category
client-view-buys = Why it buys
client-view-erase = Erase data
client-history = <b>{ $account }</b> · history
client-history-empty = Nothing has happened yet.
client-did = { $when } · { $told }
client-did-answer = { $mark } <b>{ $score }</b> { $name }{ $words }
client-did-say = 💬 { $name }{ $words }
client-did-open = No. { $number } opened · { $name } · { $why ->
        [fell] the score fell
        [asked] asked to be called
        [staff] by hand
       *[detractor] a low score
    }
client-did-end = No. { $number } closed · { $state ->
        [confirmed] the client confirmed
        [unconfirmed] the client did not confirm
        [lost] the client is lost
       *[closed] without asking the client
    }{ $words }
client-did-promise = 🤝 No. { $number } · a promise, { $state ->
        [open] not due yet
        [moved] moved
        [kept] kept
        [broken] broken
        [unconfirmed] done, not confirmed
       *[dropped] not needed any more
    }{ $words }
client-invite = <b>{ $account }</b>: whom shall we invite?
client-invite-nobody = <b>{ $account }</b>: everybody on the list is in the bot. An owner adds a new person to the client list.
client-ask-loyalty = <b>{ $account }</b>: which category of loyalty is it? Press the marked one again to unmark it.
client-ask-buys = <b>{ $account }</b>: why does it buy? You can mark several.
client-erase = <b>{ $account }</b>: whose data shall be erased on their written request? I ask once more before.
client-erase-nobody = <b>{ $account }</b>: nobody’s data are here.
loyalty-committed = committed
loyalty-faithful = faithful
loyalty-divided = buys from others too
loyalty-blackmailer = blackmailer
loyalty-pragmatist = pragmatist
loyalty-hostage = hostage
buys-benefit = benefit
buys-novelty = novelty
buys-convenience = convenience
buys-prestige = prestige
buys-attachment = attachment
buys-safety = safety
buys-no_alternative = no alternative
buys-advertising = interest from advertising
buys-shortage = another supplier’s shortages
buys-little_known = little known of others
names-none = Nobody among { $among ->
        [own] your clients
        [staff] the staff
       *[all] the clients
    } matches “{ $words }”. { $among ->
        [own] Check the name, try the company or the phone; new clients are added by an owner.
        [staff] Check the name, try the surname alone.
       *[all] Check the name, try the company or the phone — or send the client list.
    }
names-many = Several match. { $command ->
        [invite] Whom shall we invite?
        [opencase] Whom is the case about?
        [record] Whose answer is to be recorded?
       *[other] Which one?
    }
names-guess = Nothing is spelled exactly so, but this is close. { $command ->
        [invite] Whom shall we invite?
        [opencase] Whom is the case about?
        [record] Whose answer is to be recorded?
       *[other] Which one?
    }
names-more = These are the first { $count }: to find the others, say more of the name.
names-next = Next ›
names-back = ‹ Back
names-changed = Something has changed since. Please send the command again.
invite-joined = <b>{ $contact }</b>, { $account }: already in the bot, since { $when }
invite-forward = Forward the next message. To: <b>{ $contact }</b>, { $account }. The link is personal and works once; valid until { $until }
invite-message =
    { $hello }

    { $company } would like to know whether you would recommend it. One question on Telegram, less than a minute:
    { $link }

    If the bot opens and says nothing, send it: <code>/start { $code }</code>
invite-staff-message =
    { $hello } This is your personal link to the NPS bot of { $company }: your clients’ scores and complaints will come here.
    { $link }

    If the bot opens and says nothing, send it: <code>/start { $code }</code>
invite-no-name = The bot’s name is not known yet: links will appear once the bot has reached Telegram.
place-renew = New link
place-same = The same person
place-other = Somebody else
place-left = No longer works there
place-back = Works there again
place-revoke = Revoke the link
place-changed = Something has changed since. Please look again: /invite
place-unreachable = Messages do not arrive: { $reason ->
        [blocked] the bot is blocked
        [deactivated] the Telegram account is deleted
       *[other] the chat was not found
    }.
place-whose = Whom is the new link for: <b>{ $name }</b>? “The same person”: they have a new Telegram account, and their answers come along. “Somebody else”: another person answered in their place; those answers stay with whoever gave them.
place-whose-manager = Whom is the new link for: <b>{ $name }</b>? “The same person”: they have a new Telegram account, and keep access in the old one until then. “Somebody else”: another person came in instead of the manager; their access ends at once.
place-owners-only = The survey is anonymous, and earlier answers can be read by a link for “the same person”: only an owner gives it out.
place-former = Give it back to the earlier account
place-whose-moved = Whom is the new link for: <b>{ $name }</b>? “The same person”: they have yet another Telegram account, and their answers come along. “Give it back”: the last link reached the wrong person; the answers return to the account that answered before, and this one sees nothing any more.
place-given-back = <b>{ $contact }</b>, { $account }: answers from the earlier Telegram account again, and the answers are back there. If something was answered from the other one meanwhile, it is here as well: please check.
place-given-back-told = The personal link of { $company } was meant for somebody else: the access is closed, and there will be no more questions.
place-given-back-to = You answer { $company } again, from this account: a link had reached the wrong person for a while.
place-renewed = New link: <b>{ $contact }</b>, { $account }. Everything stays as it is until somebody agrees to it.
place-is-other = <b>{ $contact }</b>, { $account }: somebody else was answering.
place-parted = Done: earlier answers stay with whoever gave them, and <b>{ $contact }</b> ({ $account }) is not in the bot any more. Not sent to the old chat: { $dropped }. The new link is below.
place-parted-told = The personal link of { $company } was meant for somebody else; there will be no more questions. Your answers are still yours: to read them — /mydata, to erase them — /forget
place-moved = <b>{ $contact }</b>, { $account }: now answers from another Telegram account — { $person }. Earlier answers came along; not sent to the old chat: { $dropped }. If this is the wrong person: <code>/invite { $contact }</code>
place-moved-told = You now answer { $company } from another Telegram account; no more questions will come here. If that was not you, tell your account manager at once.
place-is-left = <b>{ $contact }</b>, { $account }: no longer works there. The answers are kept.
place-left-done = <b>{ $contact }</b>, { $account }: no longer works there. Answers and cases are kept; there will be no questions.
place-left-told = { $company } was told that you no longer work for its client, so there will be no questions. If this is a mistake, tell your account manager. Your answers: /mydata, to erase them: /forget
place-back-done = <b>{ $contact }</b>, { $account }: works there again; questions will come as before.
place-revoked = <b>{ $name }</b>: unused links that open nothing any more: { $count }. For a new one: /invite
place-successor = <b>{ $contact }</b>, { $account }: no longer works there. Who is it now? Choose whom to invite; somebody who is not here has to be added to the client list by an owner.
place-successor-none = <b>{ $contact }</b>, { $account }: no longer works there. Who is it now? The list has nobody else there to invite: an owner adds the new person, then invite them: /invite
place-manager = Account manager <b>{ $name }</b>: in the bot since { $when }
place-gone = Yes, no longer works here
place-manager-leaves = Has account manager <b>{ $name }</b> left? Access ends at once: cards, lists and clients’ words become unavailable, the owners get the cases. This cannot be undone. { $count ->
        [0] No clients are assigned to this manager.
       *[other] Clients of this manager: { $count } — better hand everything to a colleague first.
    }
place-manager-left = Account manager <b>{ $name }</b>: access is closed, cases and clients’ words are with the owners. { $count ->
        [0] { "" }
       *[other] Clients without a manager: { $count }. Assign another one by a client list (column “manager”) or by “Hand over” on a card.
    }
place-manager-left-told = Account manager <b>{ $name }</b> has left: access is closed, cases and clients’ words are with the owners. { $count ->
        [0] { "" }
       *[other] Clients without a manager: { $count }.
    }
place-manager-renewed = New link of the account manager <b>{ $name }</b>. Until it is opened, access stays with the old account.
place-manager-parted = Account manager <b>{ $name }</b>: the earlier access is closed. Until they join anew, the owners see their cases; unused links of their clients no longer work, for new ones: /invites
place-manager-moved = Account manager <b>{ $name }</b> is in another Telegram account now: { $person }. If this is the wrong person: <code>/invite { $name }</code>
place-manager-moved-told = You now work with the bot of { $company } from another Telegram account; nothing more will come here. If that was not you, tell your manager at once.
place-manager-parted-told = The link of { $company } was meant for another employee: the access is closed. If this is a mistake, tell your manager.
invites-title = <b>Invitations</b>: { $joined } of { $total } in the bot
invites-opened = Opened, but have not agreed:
invites-waiting = Have not opened yet:
invites-line = { $contact }, { $account } — { $days ->
        [0] today
        [one] { $days } day
       *[other] { $days } days
    }
invites-more = …and { $count } more
invites-staff = Account managers not in the bot: { $names }
invites-hint = The message with the link for one person: /invite name
invites-empty = There is nobody to invite yet: send the client list (CSV or XLSX).
invites-empty-manager = You have no clients assigned yet. If this is a mistake, please tell your manager.
forward-first = Messages to forward, { $count } at a time
forward-next = { $count ->
        [one] One more
       *[other] { $count } more
    }
forwarded = { $sent ->
        [0] There is nobody left to invite.
       *[other] { $left ->
            [0] That is everybody. Forward each message to the person named above it.
           *[other] Forward each message to the person named above it. Left: { $left }.
        }
    }
own-clients = { $count ->
        [one] You have { $count } new client. Please forward them their invitation: a bot cannot write first.
       *[other] You have { $count } new clients. Please forward them their invitations: a bot cannot write first.
    }

## The report

nps-title-few = <b>NPS</b> · { $period }: { $count ->
        [0] no responses yet
        [one] { $count } response — too few for an index
       *[other] { $count } responses — too few for an index
    }
nps-anonymous =
    🔒 Answers are anonymous. You see the index of your clients by quarters: once it can change no more, and only if at least five answered and not all alike.
nps-withheld = <b>NPS</b> · { $period }: not shown
nps-with-recorded = With recorded answers: NPS { $nps }, n={ $count } (recorded: { $recorded })
nps-with-recorded-few = With recorded answers: n={ $count }, too few for an index (recorded: { $recorded })
nps-of = Answers in the index: { $count }
nps-scores = Scores: { $scores }
nps-scope = The clients of { $name }
scope-unknown = I do not know “{ $words }”. Name a segment, a circle, a region, a manager, a client or a survey as the client list has it.
scope-ambiguous = “{ $words }” may be one of several: { $names }. Say the whole name, or what it is: segment, region, manager, client.
scope-twice = “{ $first }” and “{ $second }” cannot be looked at together. Leave one of them.
nps-low = Few responses: the index shows only a direction
nps-groups = { $promoters ->
        [one] { $promoters } promoter
       *[other] { $promoters } promoters
    }, { $passives ->
        [one] { $passives } passive
       *[other] { $passives } passives
    }, { $detractors ->
        [one] { $detractors } detractor
       *[other] { $detractors } detractors
    }
nps-rate = Response rate: { $rate }% ({ $answered } of { $asked })
nps-rate-of-asked = Of those asked in this period { $rate }% answered ({ $answered } of { $asked })
nps-answers = Responses received: { $answers }
nps-nobody-asked = Nobody was asked in this period
nps-before = Previous: { $period }, <b>{ $nps }</b>. { $verdict }
nps-before-few = Previous: { $period }, too few responses to compare
change-up = The difference of { $points } is beyond the margin of error: a rise
change-down = The difference of { $points } is beyond the margin of error: a fall
change-within = { $points_sign ->
        [plus] The difference of { $points } is within the margin of error: too early to speak of a rise
        [minus] The difference of { $points } is within the margin of error: too early to speak of a fall
       *[zero] No change
    }
change-not_enough = Few responses, too early to compare
verdict-unsatisfactory = unsatisfactory
verdict-satisfactory = satisfactory
verdict-good = good
verdict-excellent = excellent
nps-reasons = Unhappy about: { $reasons }
nps-cases = Cases: { $open } open{ $overdue ->
        [0] {""}
       *[other] , { $overdue } overdue
    }
nps-recovered = 💚 Won back: { $recovered } of { $answered } unhappy clients who answered after their case was closed
nps-week = Week
nps-month = Month
nps-quarter = Quarter
nps-year = Year
nps-back = ‹ Back to the figures
nps-promises = 🤝 <b>Promises to clients</b>
nps-promises-of = { $name }: kept { $kept }, broken { $broken }{ $rest ->
        [0] { "" }
       *[other] , not confirmed { $rest }
    }
my-title = <b>Looking after clients</b> · { $period }
my-name = <b>{ $name }</b>
my-reached = Time to reach a client: { $span } of working time — median of { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }
my-promises = Promises
my-confirmed = Settled, as the client confirmed: { $count } of { $of } closed
my-nobody = Nothing to show yet: nobody has clients.
my-anonymous = The survey is anonymous: these figures are for the owners alone. The index of your clients by finished quarters: /nps
my-wrong = I do not see which period: “{ $text }”. For example: <code>/my 2026-09</code> or <code>/my Q3</code>
nps-trend = <b>NPS by month</b> · { $window }
nps-part = { $name }: <b>{ $nps }</b> (±{ $margin }) · { $count ->
        [one] { $count } response
       *[other] { $count } responses
    }{ $trust ->
        [low] {""}, few
       *[ok] {""}
    }
nps-part-few = { $name }: { $count ->
        [0] no responses
        [one] { $count } response — too few for an index
       *[other] { $count } responses — too few for an index
    }
nps-nobodys = Without a manager
nps-more = … and { $count } more
nps-no-answers = No responses yet
nps-wrong =
    “{ $text }” is not a period I understand. For example:
    <code>/nps 2026-09</code> — a month
    <code>/nps Q2</code> — a quarter
    <code>/nps 01.09-15.10</code> — from one day to another
nps-backwards = The dates are the wrong way round: the beginning is after the end. If these days are meant: <code>/nps { $right }</code>
work-title = <b>Work on cases</b>
work-opened = · new: { $count }
work-in-time = · contacted in time: { $count } of { $of } due
work-settled = · closed: { $count }
work-confirmed = · settled, as the client confirmed: { $count } of { $of } who answered{ $names }
work-reopened = · opened again: { $count }{ $names }
work-broken = · promises broken: { $count } of { $of }{ $names }
work-overdue = Overdue as of now, by manager: { $managers }
work-nobodys = no manager
work-others = others { $count }
summary-title-week = 📊 <b>The week in review</b>
summary-title-month = 📊 <b>The month in review</b>
summary-said = <b>What they said</b>
said-open = 💬 Who said what: { $count }
said-title = 💬 <b>What they said</b> · { $period }: { $count }
said-nothing = 💬 <b>What they said</b> · { $period }: nothing yet.
said-anonymous = Answers by name are for the owners alone.
said-scored = { $mark } <b>{ $score }</b> · { $name }, { $account }
said-by = ✉️ { $name }, { $account }
said-recorded = recorded by staff
said-no-words = no words
said-words = “{ $words }”

summary-erased = Written anew: one of the clients has deleted their data.
summary-line-said = · { $score } — “{ $words }” { $name }, { $account }
period-week = week of { $from } — { $to }
period-month = { $name } { $year }
period-quarter = { $number ->
        [1] Q1
        [2] Q2
        [3] Q3
       *[4] Q4
    } { $year }
period-quarter-short = { $number ->
        [1] Q1
        [2] Q2
        [3] Q3
       *[4] Q4
    } { $year }
period-half = { $number ->
        [1] first
       *[2] second
    } half of { $year }
period-half-short = { $number ->
        [1] H1
       *[2] H2
    } { $year }
period-year = { $year }
period-custom = { $from } — { $to }
period-until = { $name }, up to { $day }

## Help, language, data

help-contact =
    I ask whether you would recommend { $company }, no more often than needed.

    Write anything here — { $mode ->
        [anonymous] only the company’s management
       *[named] your account manager
    } will see it.
    /language — language
    /mydata — what is held about you
    /forget — erase everything held about you
    /stop — no more questions
help-manager =
    <b>For account managers</b>
    { $mode ->
        [anonymous] Answers are anonymous: only the management sees who said what.
       *[named] Your clients’ complaints come here by themselves. Reply to a card or to a client’s words, and the bot passes it on. “Take back” below it takes it back: deleting it in your own chat leaves it with the client. “Hand over” on a card gives the case, the client or the company to a colleague; “Stage of loss” is for complaints to the management and claims. A client has left? Press “Client lost” on the card: why, and to whom.
    }
    /cases — { $mode ->
        [anonymous] cases: only the owners see whose they are
       *[named] your clients’ cases, the most urgent first; you may add: overdue, new, VIP
    }
    /accounts — { $mode ->
        [anonymous] companies by colour: only the owners see them
       *[named] your companies by colour, the worst first; you may add: red, changes, VIP
    }
    /nps — the index for your clients: { $mode ->
        [anonymous] past quarters
       *[named] week, month, quarter, year
    }
    /my — { $mode ->
        [anonymous] figures: the owners alone see them
       *[named] your figures: the index, deadlines, promises
    }
    /export — { $mode ->
        [anonymous] export: only owners have it
       *[named] export to Excel or CSV; you may add: VIP, last month
    }
    /invites — who is in the bot and who is not yet
    /invite name — the message with the link for a client{ $mode ->
        [anonymous] { "" }
       *[named]
        { "" }
        /client name, or just the name — the client’s card before a call
        /case name — open a case
        /record name — record an answer given by phone or in person
        /why name — when we ask a client, and why
        /fixes — fix the system: what was given to you
        /quotes — clients’ words you may quote
        /away until 12 Dec Ivanov — time off and who stands in
    }
    /settings — summaries: whether you get them; show one now
    /timezone city — the time zone of your reminders
    /language — language
help-owner =
    <b>For owners</b>
    Send a CSV or XLSX file with the client list — I will show what would change and apply it once you say yes.
    Reply to a card or to a client’s words, and the bot passes it on. “Take back” below it takes it back: deleting it in your own chat leaves it with the client. “Hand over” on a card gives the case, the client or the company to a colleague. A manager has left: /staff, “Hand everything over”, then “Remove from the staff”.
    /cases — open cases, the most urgent first; you may add: overdue, new, VIP, a manager’s name
    /accounts — companies by colour, the worst first; you may add: red, changes, VIP, a manager’s name
    /client name, or just the name — the client’s card before a call; there you also merge two records of one company or person, and erase a person’s data on their written request
    A client has left: “Client lost” on the card — why, to whom; “Client is back” takes it back.
    /nps — the index: week, month, quarter, year or a period of your own
    /my — each manager’s figures: the index, deadlines, promises
    /export — export to Excel or CSV; you may add: VIP, last month, a manager’s name
    /staff — the staff: who there is, hand everything to a colleague, add and remove
    /audit — ask everybody now, or some of them (VIP, for example): first it shows whom
    /invites — who is in the bot and who is not yet
    /invite name — the message with the link for a client or an account manager
    /case name — open a case
    /record name — record an answer given by phone or in person
    /fixes — fix the system: what repeats, who fixes it and by when
    /quotes — clients’ words you may quote; you may add: VIP, a manager’s name
    /away until 12 Dec Ivanov — time off and who stands in
    /surveys — surveys: whom we ask, when and about what
    /why name — when we ask a client, and why
    /settings — summaries: when, to whom and with what; show one now
    /timezone city — the time zone of your reminders
    /language — language
stop-ask = Never ask again?
stop-yes = Yes, never
stop-rarely = Every six months
stop-no = No, leave it as it was
stop-rarely-done = All right: no more than once every six months. Back to how it was: /start
stop-no-done = All right, everything stays as it was.
stop-done = We will not ask again. Your past answers are kept. If you change your mind — /start
stop-staff = You are staff: opting out concerns only the questions for clients, and you are not asked any.
start-back = Welcome back! Questions will come again, no more often than needed.
start-known = You are with us. The question will appear here when it is time. You can write to { $mode ->
        [anonymous] the company’s management
       *[named] your account manager
    } right now. /help
timezone-ask =
    It is { $when } where you are — { $zone }. Reminders and the morning list come by these clocks.
    Choose a zone or write a city: <code>/timezone Kazan</code>
timezone-of-company = As the company: { $zone }
timezone-done = Done: { $zone }, it is { $when } where you are. Reminders and the morning list will come in working hours by that time.
timezone-wrong = I do not know such a city or time zone: “{ $text }”. Write, for example, <code>/timezone Vladivostok</code> or <code>/timezone +10</code>. To choose from a list: /timezone
away-set = { $by ->
        [owners] Up to and including { $day }, cases, deadlines and words of { $whose ->
            [own] your clients
           *[other] the clients of { $absent }
        } go to the owners.
       *[deputy] Up to and including { $day }, <b>{ $name }</b> stands in for { $whose ->
            [own] you
           *[other] { $absent }
        }: cases, deadlines and clients’ words go there.
    } The deadlines themselves do not move.
away-deputy-away = { $name } is away as well, so it is the next one in line.
away-moved = Passed on just now: { $count ->
        [one] { $count } case
       *[other] { $count } cases
    }.
away-how-back = { $whose ->
        [own] It ends by itself when the next working day begins. Earlier: <code>/away off</code>
       *[other] It ends by itself when the next working day begins. Earlier: <code>/away { $absent } off</code>
    }
away-stand-in = { $by ->
        [owners] 🔄 { $absent } is away up to and including { $day }. Cases, deadlines and clients’ words go to the owners.
       *[deputy] 🔄 Up to and including { $day } you stand in for <b>{ $absent }</b>. Cases, deadlines and clients’ words come to you; you may act as with your own.
    }
away-cards-below = { $count ->
        [one] There is { $count } open case, its card is below.
       *[other] There are { $count } open cases, their cards are below.
    }
away-over = { $whose ->
        [own] Welcome back! Your clients are yours again{ $count ->
            [0] .
           *[other] , open cases: { $count }.
        }
       *[other] The absence is over: { $name }. Cases and words of these clients are not yours any more.
    }
away-line = 🔄 { $absent } — up to and including { $day }, { $by ->
        [owners] the owners stand in
       *[deputy] { $name } stands in
    }
away-more = … and { $count } more
away-usage = Time off, illness, a trip: <code>/away until 12 Dec Ivanov</code> — until which day and who stands in for you. Without a name the owners get your cases. Back earlier: <code>/away off</code>{ $role ->
        [owner] . For somebody else: <code>/away Smirnova until 12 Dec Ivanov</code>. Only an owner stands in for an owner.
       *[manager] { "" }
    }
away-pair = { $absent } → { $name }
away-which = Who is meant?
away-too-many = Too many fit “{ $words }”. Write the first and the last name.
away-unreadable = I cannot see until which day: “{ $words }”. Write, for example, <code>/away until 12 Dec Ivanov</code>, <code>/away until Friday</code> or <code>/away for a week</code>.
away-no-such-day = There is no such day in the calendar: “{ $words }”. Write, for example, <code>/away until 12 Dec Ivanov</code>.
away-backwards = It ends before it begins: “{ $words }”. Write the last day away, for example: <code>/away until 12 Dec Ivanov</code>.
away-later = An absence begins at once and cannot be set beforehand. Write on the first day, for example: <code>/away until 12 Dec Ivanov</code>.
away-past = That day has passed. Write the last day away, for example: <code>/away until 12 Dec Ivanov</code>. If the absence is over: <code>/away off</code>
away-long = That is more than a year ahead. Write an earlier day: it can be prolonged when the time comes.
away-of-others = Only an owner sets somebody else’s absence. Your own: <code>/away until 12 Dec Ivanov</code>
away-anonymous = The survey is anonymous: managers have no cases, so there is nothing to stand in for. Only owners set an absence, their own.
away-oneself = Nobody stands in for themselves. Name a colleague or nobody: then the owners get the cases.
away-owner-deputy = Only an owner stands in for an owner, and { $name } is a manager. Name another owner or nobody.
away-cannot-reach = { $name }: the bot cannot write there — it was not started or is blocked. Name another colleague.
away-circle = That would be a circle: { $absent } already stands in for { $name }. Name another colleague or nobody.
away-last-owner = No other owner is here: complaints would reach nobody. First another owner has to come back or start the bot.
away-not = You are not marked as away: cases come to you.
away-not-other = { $name } is not marked as away.
language-ask = Which language shall we speak?
language-done = Done, English it is.
mydata-file = This is everything held about you: open the file on your phone or computer. No more questions: /stop. To erase everything: /forget
mydata-staff = You are staff. Held about you: your name, your Telegram id and language, what you did with cases and, for three years, what you looked at and changed. As a client, nothing.
mydata-before =
    { $company } has invited you and keeps in its client list: { $kinds }. These come from its contract with the company you work for.

    The values themselves are shown once you agree: the link may have reached the wrong person. From Telegram we know your name, username, id and language.

    To refuse: “Not now” or “This is not me” below; no reminders — /stop. To be taken off the list, tell your account manager at { $company }.
mydata-none = We know you from Telegram only: your name, your language and whether you opened a personal link.
forget-ask =
    <b>Erase your data?</b>

    { $company } will forget your name, position, phone and email, your answers in your own words, voice messages, photos and messages, for good. There will be no more questions. What is erased cannot be brought back.
forget-ask-accounts = You answer for several companies, and all of it will be erased at once: { $accounts }.
forget-ask-score-kept = Your scores will stay in the overall figures, without a name.
forget-ask-score-gone = Your scores will be erased as well.
forget-ask-else =

    To get no more questions only — /stop. To see what is held — /mydata. The buttons work for 10 minutes.
forget-yes = Erase my data
forget-no = Keep it
forget-kept = All right, nothing has been erased.
forget-too-late = More than 10 minutes have passed. If you want your data erased, send /forget again.
forget-nothing = There is nothing left to erase.
forget-done = Your data and answers have been erased. There will be no more messages. If you ever want to come back, ask your account manager at { $company } for a new link. Goodbye!
forget-done-score-kept = Your data and words have been erased; scores without a name remain in the figures. There will be no more messages. If you ever want to come back, ask your account manager at { $company } for a new link. Goodbye!
forget-staff = You are staff, and nothing is held about you as a client.
forget-before = You have not agreed yet, and we hold no answers of yours. What the client list holds and how to refuse: /mydata. The list cannot be erased by a link: it may have reached the wrong person. To be taken off it, tell your account manager.
forget-nobody = Only what Telegram told us is held about you: a name and a language. There is nothing more to erase.
forget-told = 🗑 One of the contacts (<b>{ $account }</b>) has erased their data from the program. The cards and the words are gone here as well. The name may still stand in files above and in your own records: please remove it there too. The client list will not bring this person back.
erase-ask =
    <b>Erase the data of { $contact }?</b>
    Company: <b>{ $account }</b>

    Gone for ever will be the name, position, phone and e-mail, answers in words, voices, photos, messages and correspondence, notes of calls and promises. An open case will be closed, and no more questions asked. What is erased cannot be brought back.
erase-ask-accounts = This person answers for several companies, all of it is erased at once: { $accounts }.
erase-ask-else =

    This is for the person’s own written request. Afterwards I send an extract of the log: the proof for your reply. The buttons are good for 10 minutes.
erase-yes = Erase the data
erase-gone = These data are erased already.
erase-too-late = More than 10 minutes have passed. If the data are to be erased after all, find the client again: /client
erase-told = 🗑 The data of one of the contacts (<b>{ $account }</b>) were erased on their written request, by the owner { $name }. Cards and words are gone here as well. The name may be left in files above and in your notes: please erase it there, too. This person will not come back by the client list.
extract-title = Extract of the log of the programme “{ $company }”: data erased on a written request
extract-made = Made: { $when }
extract-gone = Erased: contact { $number }, { $account }. When: { $when }. Entry in the log of erasures: { $uid }
extract-by = By: { $name }
extract-scores = Scores: { $scores ->
        [kept] stay in the general figures, without a name
       *[gone] erased
    }
extract-log = Who did what with these data, by the log (without the person’s name and words):
extract-client = the person
extract-caption = 🗑 The data are erased. The extract of the log is the proof for your reply to the request. The person’s name and words are not in it.
logged-invite-contact = invitation
logged-invite-revoke = link revoked
logged-contact-left = marked as not working there any more
logged-contact-back = marked as working there again
logged-contact-parted = the link was meant for another person
logged-contact-given-back = the earlier Telegram account was given back
logged-contact-erase = data erased
logged-light-read = words marked as read
logged-relay-send = message sent
logged-relay-recall = message recalled
logged-case-promise = promise made
logged-case-open = case opened
logged-case-take = case taken on
logged-case-call = call noted
logged-case-not-reached = noted that nobody was reached
logged-case-settle = case closed
logged-case-open-again = case opened again
logged-case-hand = case handed over
logged-case-stage = stage of loss noted
logged-case-lose = noted as a client no more
logged-account-back = noted as a client again
logged-answer-record = answer recorded
forget-log-failed = ⚠️ The log of erasures cannot be written to the folder { $folder }. Until it can, restoring an older copy would bring erased data back. Check the space and the permissions; the bot completes the log when it starts.
erased-request = <i>Data erased at the client’s request</i>
erased-retention = <i>Data erased: kept no longer than agreed</i>
left-quote = <i>No longer available</i>
staff-left = You are no longer on the staff of { $company }: access to clients and cases is closed, and there will be no more messages. If this is a mistake, tell your manager.
erased-mention = <i>The client’s data are gone from here</i>
erased-quote = <i>The client’s words have been erased</i>
erased-name = data erased

## The file about a person (/mydata)

held-title = What is held about you
held-intro = { $company } holds about you what is listed below. This file was made on { $when }.
held-title-telegram = Your Telegram
held-title-consents = Consents
held-title-links = Personal links
held-title-openings = When you opened a personal link
held-title-questions = Questions to you
held-title-answers = Your answers
held-title-cases = Cases opened by your answers
held-title-messages = Your messages
held-title-light = Passed on without a case
held-title-consent = What we tell you beforehand
held-title-audit = Who worked with your data
held-title-rights = How long it is kept and how to erase it
held-kept = Your data is kept until you ask for it to be erased. Copies against failures live a few weeks longer; if the database has to be restored from one, the erasure repeats itself.
held-name = Name
held-username = Username
held-telegram-id = Telegram ID
held-language-chosen = Language you chose
held-language-telegram = Language of your Telegram
held-opted-out = Opted out of questions
held-quiet-until = No questions until
held-known-since = First message to the bot
held-greeting = Greeting
held-position = Position
held-circle = Role
held-phone = Phone
held-email = Email
held-code = Contact ID at the company
held-language = Language in the client list
held-timezone = Time zone
held-state = State
held-state-invited = the invitation is waiting
held-state-joined = taking part
held-state-unreachable = messages do not arrive
held-state-left = no longer answering for this company
held-joined = Taking part since
held-unreachable = Why they do not arrive
held-unreachable-blocked = the bot is blocked
held-unreachable-left = you no longer answer for this company
held-unreachable-withdrawn = the question was withdrawn
held-unreachable-deactivated = the Telegram account is deleted
held-unreachable-chat_not_found = the chat was not found
held-unreachable-since = They do not arrive since
held-listed = In the client list since
held-updated = Data updated
held-agreed = Given
held-version = Version of the text
held-mode = Who sees that an answer is yours
held-mode-named = your account manager and the management
held-mode-anonymous = the management only
held-made = Made
held-expires = Valid until
held-used = Used
held-opened = Opened
held-answer = Your choice
held-opening-agreed = agreed
held-opening-later = not now
held-opening-not_me = this is not me
held-opening-preview = preview
held-answered = Chosen
held-remind = To be reminded
held-reminded = Reminder sent
held-planned = Planned
held-asked = Sent
held-open-until = Open until
held-became = What became of it
held-question-planned = not sent yet
held-question-sent = waiting for an answer
held-question-answered = answered
held-question-expired = expired
held-question-declined = declined
held-question-skipped = not sent
held-ended = Ended
held-skipped = Why it was not sent
held-score = Score
held-channel = How it was given
held-channel-button = with a button
held-channel-typed = in a message
held-channel-phone = by phone, recorded by one of the staff
held-channel-in_person = in person, recorded by one of the staff
held-recorded-by = Recorded by
held-recorded-confirmed = You confirmed it
held-recorded-replaced = Replaced by your own score
held-first-tap = First given
held-scored = Last given
held-change = Change of the score
held-reasons = Reasons
held-comment = Comment
held-commented = Latest comment
held-thanked = When you were thanked
held-then-manager = Account manager at the time
held-then-segment = Segment of the company at the time
held-then-circle = Your role at the time
held-part-text = text
held-part-voice = voice message
held-part-photo = photo
held-part-document = file
held-part-video = video
held-part-audio = audio
held-part-animation = GIF
held-part-video_note = video message
held-part-sticker = sticker
held-part-place = place on the map
held-part-contact = contact
held-part-other = attachment
held-case-state = State
held-case-opened = Opened
held-case-why = Why
held-case-why-detractor = your score
held-case-why-fell = your score fell
held-case-why-asked = you wished to be contacted
held-case-why-staff = opened by the staff
held-light-opened = Passed on
held-light-said = Latest words
held-light-read = Read
held-light-read-by = Read by
held-light-answered = You were answered
held-light-answered-by = Answered by
held-consent-today = Version { $version }.
held-case-new = open
held-case-in_work = in work
held-case-waiting = waiting for you
held-case-promised = promised
held-case-settled = you were asked whether it is settled
held-case-reopened = open again
held-case-confirmed = you confirmed that it is settled
held-case-unconfirmed = closed without your answer
held-case-lost = closed: no longer a client
held-case-closed = closed
held-deadline = Deadline
held-due = What is next
held-due-contact = to get in touch with you
held-due-plan = to say what will be done and when
held-due-promise = to do what was promised
held-due-answer = to hear from you whether it is settled
held-retries = Times you could not be reached
held-reopened = Times it was opened again
held-contacted = In touch with you
held-settled = Asked whether it is settled
held-cause-words = Cause in words
held-manager = Account manager
held-lent-to = Looks after you while your case lasts
held-taken = Taken
held-taken-by = Who takes care of it
held-closed = Closed
held-recheck = Your score is asked once more
held-cause = Cause
held-outcome = What was done
held-events = Course
held-event-opened = opened
held-event-absorbed = a new answer was added
held-event-asked = you wished to be contacted
held-event-taken = taken
held-event-called = a call
held-event-reached = you were written to
held-event-question_asked = you were asked a question
held-event-not_reached = not reached
held-event-promised = a promise was made to you
held-event-promise_moved = the promise got another date
held-event-promise_kept = you said the promise was kept
held-event-promise_broken = a promise was broken
held-event-promise_unconfirmed = promise kept, you did not answer
held-event-settled = closed, you were asked
held-event-confirmed = you confirmed
held-event-not_confirmed = you said “not settled”
held-event-silent = no answer from you
held-event-nobody_to_ask = you could not be asked
held-event-opened_again = opened again
held-event-lost = the company is a client no more
held-event-score_changed = the score was changed
held-event-stage_set = noted how far the complaint has come
held-event-reassigned = handed to another account manager
held-event-erased = data erased
held-shown-to = Shown to
held-alert-assigned = your account manager
held-alert-anonymous = the management only
held-alert-no_manager = no account manager is assigned
held-alert-not_joined = the account manager is not in the bot yet
held-alert-unreachable = the account manager cannot be reached
held-alert-uncertain = it is unknown whether it reached the account manager
held-alert-attitude = you named the attitude
held-alert-reopened = you said “not settled” for the second time
held-alert-stage = you complained to the management or prepare a claim
held-alert-broken = a promise to you was broken
held-alert-lost = the client is lost
held-alert-overdue = the deadline passed
held-alert-stands_in = who stands in for the manager
held-alert-away = the manager is away
held-alert-looked = opened from a list
held-alert-owed = being sent
held-alert-delivered = delivered
held-alert-undeliverable = not delivered
held-alert-withdrawn = withdrawn
held-message = Message
held-passed-on = Passed on to
held-title-relays = What was written to you
held-promises = Promises
held-promise-open = promised
held-promise-moved = moved
held-promise-kept = kept
held-promise-broken = broken
held-promise-unconfirmed = kept, you did not answer
held-promise-dropped = no longer needed
held-promise-draft = not promised yet
held-promise-cancelled = not promised
held-losses = The company was lost
held-fix-news = “You said it, we did it”
held-relay-from = Who
held-relay-sent = Sent
held-relay-edited = Corrected
held-relay-said = Message
held-relay-is-asked = not sent yet
held-relay-is-waiting = on its way
held-relay-is-cancelled = not sent
held-relay-is-noted = not sent
held-relay-is-sent = delivered
held-relay-is-not_delivered = not delivered
held-relay-is-unknown = it may not have arrived
held-relay-is-recalled = taken back
held-looked = When
held-who = Who
held-what = What
held-role-owner = the company’s management
held-role-manager = account manager
held-action-invite-contact = an invitation for you
held-action-contact-left = a note that you no longer work for the client
held-action-contact-back = a note that you work for the client again
held-action-contact-erase = your data are being erased at your request
held-action-contact-given-back = the earlier Telegram account was given back
held-action-contact-parted = the link was meant for somebody else
held-action-invite-revoke = a link was revoked
held-action-light-read = your words were marked as read
held-action-relay-send = a message was sent to you
held-action-relay-recall = a message to you was taken back
held-action-case-open = a case was opened
held-action-answer-record = one of the staff recorded your answer
held-action-case-promise = a promise was made to you
held-action-case-take = the case was taken
held-action-case-call = a call was noted
held-action-case-not-reached = it was noted that you could not be reached
held-action-case-stage = noted how far the complaint has come
held-action-case-hand = the case went to a colleague
held-action-case-settle = the case was closed
held-action-case-open-again = the case was opened again
held-action-case-lose = it was noted that the company is a client no more
held-action-account-back = it was noted that the company is a client again
held-rights = No more questions: /stop. To have everything listed here erased: /forget.

## Commands

command-start = Start
command-help = What you can do
command-nps = The NPS index
command-client = A client’s card before a call
command-my = Looking after clients: my figures
command-case = Open a case for a client
command-record = Record a client’s answer
command-cases = Open cases
command-fixes = Fix the system: what repeats
command-away = Time off and who stands in
command-timezone = My time zone
command-invites = Who is in the bot
command-invite = A link for a client
command-language = Language
command-mydata = What is held about me
command-forget = Erase my data
command-stop = No more questions

## A new token

owner-new-token = 🔑 The bot was started with a new token, so the personal links not used yet no longer work: { $count }. /invites gives new ones; please send them out again.

## The terminal in which the bot runs

console-running = The bot is running: { $link } (Ctrl-C stops it)
console-no-owners = OWNER_IDS is empty: put your Telegram id (@userinfobot tells it) into .env and start again.
console-press-start = Open this link in Telegram and press START: the bot will know you as the owner.
console-send-list = Send the bot your client list (CSV or XLSX): it shows what would change and gives you personal links.
console-standby = Another Otklik is running on this database; this one waits and takes over if that one stops.
console-token = Telegram does not know this BOT_TOKEN. Get the right one from @BotFather (/token), put it into .env and start again.
console-network = Telegram does not answer. Check the connection; if you reach Telegram only through a proxy, put its address into .env as TELEGRAM_PROXY and start again. Nothing gets lost, the bot keeps trying.
console-network-back = Telegram answers again.
console-people = In the bot: owners { $owners_in } of { $owners }, account managers { $managers_in } of { $managers }, clients { $contacts_in } of { $contacts }.
console-waits = Waiting: questions without an answer — { $asked }, open cases — { $cases }, messages to be sent — { $unsent }.
console-stopped = The bot has stopped. What was not sent waits in the database.

## Errors

unsent-staff = This was sent to nobody: you write to a client by replying to their card or words. Everything you can do: /help
unknown-staff = I do not understand what to do. Everything you can do: /help
unknown-owners = This command is for the owners. Everything you can do: /help
error-set-aside = Your last action could not be completed, and we already know about it. Please try again; if that does not help, contact your account manager.
error-unreadable = This message could not be read: Telegram seems to have something new. Please write the same as plain text.
error-owner-unreadable = ⚠️ Somebody sent what the bot cannot read: Telegram seems to have something new. They were asked to write it as text. If it happens again, update the bot.
error-owner-set-aside = ⚠️ One incoming event could not be processed and was set aside. Details: <code>python -m bot check</code>
conflict-owner = ⚠️ Another copy of the bot is running with the same token. Please stop it: messages may get lost.
backup-failed =
    ⚠️ The backup of today was not made: { $reason ->
        [full] the disk is full. Please free some space
        [denied] the folder cannot be written to. Please check that it is there and open to the bot
        [damaged] the database file is damaged. Stop the bot and restore a backup; <code>python -m bot check</code> says which and how
       *[other] something went wrong, the log of the bot tells what
    }.
    Folder: <code>{ $folder }</code>
    Last good backup: { $last }. The next try is in an hour.
rehearsal-failed =
    ⚠️ A trial restore of the backup did not work: { $reason ->
        [none] there is no backup in the folder
        [damaged] the backup { $name } is damaged
        [broken] rules are broken in the backup { $name }: { $rules }. <code>python -m bot check</code> shows the same
        [full] there was not enough space on the disk. Please free some
        [denied] the folder cannot be written to. Please check that it is there and open to the bot
       *[other] something went wrong, the log of the bot tells what
    }.
    Folder: <code>{ $folder }</code>
    Please make a backup yourself, <code>python -m bot backup FILE</code>, and check the disk. The next trial is tomorrow.

## After a backup was restored

review-restored = 🗄 The bot is running on the backup of <b>{ $copied }</b>.
review-held = { $total ->
        [one] It holds { $total } unsent message
       *[other] It holds { $total } unsent messages
    }: replies { $replies }, alerts { $alerts }, summaries { $summaries }, questions { $asks }. { $total ->
        [1] It may have gone out before the restore, so it waits
       *[other] Some may have gone out before the restore, so they wait
    } for your decision.
review-done = { $wish ->
        [send] What waited for a decision is being sent (messages: { $count }).
        [drop] What waited for a decision is not sent (messages: { $count }): it counts as sent before.
       *[none] It holds no unsent messages.
    }
review-quiet = So that nobody is asked twice, questions and reminders to clients wait until { $until }. New unhappy answers are reported at once.
review-send = Send
review-show = Show
review-drop = Do not send
review-over = Already decided.
review-list = Waiting for your decision:
review-line = • { $kind ->
        [reply] reply
        [alert] alert
        [summary] summary
       *[ask] question
    } — { $name }
review-more = and { $count } more

## The client list

links-file = Personal links: { $count }. Each works once, and only for whoever presses “Agree and start”. Forward each person their own line.
links-xlsx = The same in Excel (XLSX)
links-none = There are no unused links: everybody in the list is in the bot already.
links-sheet = Links
links-kind-contact = client
links-kind-staff = manager
links-column-kind = Kind
links-column-name = Name
links-column-account = Company
links-column-manager = Manager
links-column-phone = Phone
links-column-link = Link
links-column-text = Message
links-column-joined = Joined
template-button = List template (XLSX)
template-sheet = Clients
template-caption = A template of the client list. “Company” and “Contact” are required, the rest is what you have. Enter your clients below the two examples and send the file here: the examples will not be taken.

import-reading = Reading “{ $file }”…
import-plan =
    The file has { $contacts ->
        [one] { $contacts } contact
       *[other] { $contacts } contacts
    } at { $accounts ->
        [one] { $accounts } company
       *[other] { $accounts } companies
    }: <b>{ $new } new</b>, { $changed } to change, { $unchanged } unchanged.
import-plan-none = Not a single row of the file can be taken.
import-plan-nothing = Nothing to change.
import-plan-accounts = Companies: { $new } new, { $changed } to change.
import-plan-managers = { $count ->
        [one] New account manager
       *[other] New account managers
    }: { $names }.
import-plan-no-managers = There are no account managers in the file: cases will go to the owners.
import-plan-unmanaged = { $count ->
        [one] { $count } company has no account manager: its
       *[other] { $count } companies have no account manager: their
    } cases will go to the owners.
import-plan-left = { $count ->
        [one] No longer works there
       *[other] No longer work there
    }: { $names }. No more questions; the answers stay.
import-plan-back = { $count ->
        [one] Works there again
       *[other] Work there again
    }: { $names }.
import-plan-samples = { $count ->
        [one] The row will be stored like this
       *[other] The first rows will be stored like this
    }:
import-sample = · row { $row }: <b>{ $contact }</b>, { $account }{ $more }
import-sample-greeting = greeted as “{ $value }”
import-sample-manager = account manager { $value }
import-sample-segment = segment { $value }
import-sample-abc = class { $value }
import-sample-revenue = revenue { $value }
import-sample-first_delivery = first delivery { $value }
import-sample-last_purchase = last purchase { $value }
import-sample-language = language { $value }
import-sample-timezone = time zone { $value }
import-sample-account_id = company ID { $value }
import-sample-contact_id = contact ID { $value }
import-plan-cells = <b>{ $count ->
        [one] { $count } cell cannot be read
       *[other] { $count } cells cannot be read
    }</b>: { $count ->
        [1] the person of this row will be taken, the cell will not
       *[other] the people of these rows will be taken, the cells will not
    }:
import-word = { $column ->
        [circle] The role
       *[status] The status
    } <b>“{ $word }”</b> ({ $count ->
        [one] { $count } row
       *[other] { $count } rows
    }) means:
import-words-more = After this there { $count ->
        [one] is { $count } more word
       *[other] are { $count } more words
    } to ask about. You need not answer: these cells will then stay as they were.
import-word-keep = Leave as it is
import-word-known = Remembered, I will not ask again
import-word-read = The { $column ->
        [circle] role
       *[status] status
    } “{ $word }” is read as “{ $meaning }”.
import-word-kept = The { $column ->
        [circle] role
       *[status] status
    } “{ $word }” is skipped.
import-word-change = Change “{ $word }”
import-word-ask = { $column ->
        [circle] The role
       *[status] The status
    } “{ $word }” (rows: { $count }): what does it mean? Say it once and it is remembered: { $option }. It can be: { $allowed_en }; or “keep”.
import-word-wrong = { $told }: it takes “word=meaning”, for example { $example }. Roles: { $circles }. Statuses: { $statuses }. Or “keep”.
import-plan-errors = <b>{ $count ->
        [one] { $count } row with an error
       *[other] { $count } rows with errors
    }</b>, { $count ->
        [one] it will not be applied
       *[other] they will not be applied
    }:
import-plan-warnings = Please note:
quoted = “{ $word }”
import-plan-unknown = { $count ->
        [one] A column I do not read
       *[other] Columns I do not read
    }: { $names }.
import-more = { $names } and { $count } more
import-line = · row { $row }: { $text }
import-lines-more = …and { $count } more
import-apply = Apply
import-errors = File of errors
import-cancel = Cancel
import-errors-row = Row
import-errors-text = What is wrong
import-errors-caption = Remarks: { $count }. Correct what is marked in your own file and send it again: whatever has been applied already will stay unchanged.
import-no-errors = There are no errors in this file.
import-done =
    Done: <b>{ $new } new</b>, { $changed } changed, { $unchanged } unchanged.
import-done-accounts = Companies: { $new } new, { $changed } changed.
import-done-errors = { $count ->
        [one] { $count } row with an error was not applied.
       *[other] { $count } rows with errors were not applied.
    }
import-done-invites = Personal links: python -m bot invites --out links.csv
import-dry-run = This is a check: nothing has been changed.
import-cancelled = Canceled: nothing has changed.
import-changed = The data changed while the file was waiting, so the earlier plan can no longer be applied. Below is what would change now.
import-state-read = This file has already been dealt with. Please send it again.
import-state-applied = This file has already been applied.
import-state-cancelled = This file has already been canceled. To apply it, send it again.
import-state-asked = First say what the file holds.
import-state-forgotten = The file waited for more than a week and was forgotten. Please send it again.
import-wrong-kind = This is not a client list. Please send a CSV or XLSX file: in Excel, “Save As”, “Excel Workbook (*.xlsx)”.
import-owners-only = Only the owner of the NPS program can send the client list. Please forward the file to them.
import-not-fetched = The file “{ $file }” could not be fetched from Telegram. Please send it again.
import-no-file = There is no file { $file }. Check the path.
import-no-access = The file { $file } cannot be opened: { $reason }.

table-empty = The file is empty. It needs a header row and at least one row with a contact.
table-too-big = The file is larger than { $megabytes } MB. Split it into parts: each can be applied separately.
table-too-heavy = The file is too complex to be read within half a minute. Leave one sheet without pictures and formulas, or save it as CSV.
table-too-many-rows = The file has more than { $rows } rows. Split it into parts: each can be applied separately.
table-too-many-columns = The file has more than { $columns } columns. Leave only those the client list needs.
table-unpacks-too-large = The file is too large once unpacked. Copy the table into a new workbook and send that.
table-format-unknown = “{ $name }” is not a table. Please send CSV or XLSX: in Excel, “Save As”, “Excel Workbook (*.xlsx)”.
table-broken = The file is damaged and cannot be opened. Open it in Excel, save it again and send it.
table-encrypted = The file is protected with a password. Remove the password in Excel and send the file again.
table-is-xls = This is an old Excel workbook (XLS). Open it and choose “Save As”, “Excel Workbook (*.xlsx)”.
table-is-pdf = This is a PDF. A table is needed: CSV or XLSX.
table-encoding-unknown = The encoding of the file could not be made out. Save it as “CSV UTF-8” or as XLSX.
table-quote-open = A quotation mark opens in line { $line } and never closes. Remove it or save the file as XLSX.
table-stray-cell = Something stands far below the list, in row { $row }. Delete that row or copy the list to a new sheet, and send the file again.

list-empty = There is not a single filled cell in the file.
list-header-missing = There are no headers to be seen. The first row must hold the column names; “Company” and “Contact” are required.
list-account-missing = The “Company” column is missing.
list-contact-missing = The “Contact” column is missing (or “Last name” and “First name”).
list-column-twice = The columns “{ $first }” and “{ $second }” mean the same thing. Keep one of them.
list-sheet = Reading the sheet “{ $sheet }”. Not reading { $count ->
        [one] the sheet
       *[other] the sheets
    }: { $words }.
list-hidden = { $count ->
        [one] A hidden row was read too
       *[other] Hidden rows were read too ({ $count })
    }: { $rows }. If you do not want these people, delete the rows and send the file again.
list-encoding = The file does not say its encoding; it looks like { $encoding }. If the names below cannot be read, save it as “CSV UTF-8” or as XLSX.
list-header-again = { $count ->
        [one] Row { $rows } repeats the column names: skipped.
       *[other] Rows { $rows } repeat the column names: skipped.
    }
list-total = { $count ->
        [one] Row { $rows } is a total, not a client: skipped.
       *[other] Rows { $rows } are totals, not clients: skipped.
    }
list-example = { $count ->
        [one] Row { $rows } is an example of the template: skipped.
       *[other] Rows { $rows } are examples of the template: skipped.
    }
list-untitled = { $count ->
        [one] A column without a name, not read
       *[other] Columns without names, not read
    }: { $columns }.
list-blanks = Read as empty cells: { $words }.

row-account-missing = no company.
row-contact-missing = no contact.
row-cell-too-long = more than { $longest } characters in the “{ $column }” column: “{ $value }”.
row-cell-garbled = the “{ $column }” column holds characters that cannot be read: “{ $value }”. Correct the cell and save the file as “CSV UTF-8” or as XLSX.
row-cell-formula = the “{ $column }” column holds a formula error instead of a value: { $value }.
row-number-rounded = “{ $value }” in the “{ $column }” column is a number that the spreadsheet has rounded. Format the column as text and enter the whole number.
row-too-wide = { $cells } cells, but { $columns } column names: there is one separator too many. Put the cell that holds it into quotation marks, or send XLSX.
row-contact-no-name = “{ $value }” in the “{ $column }” column is not a name.
row-abc-unknown = the “{ $column }” column can hold A, B or C, not “{ $value }”.
row-status-unknown = the “{ $column }” column cannot hold “{ $value }”. It can hold: { $allowed_en }.
row-circle-unknown = the “{ $column }” column cannot hold “{ $value }”. It can hold: { $allowed_en }.
row-language-unknown = the “{ $column }” column cannot hold “{ $value }”. It can hold: { $allowed_en }.
row-revenue-broken = “{ $value }” in the “{ $column }” column is not an amount. For example: 12400000 or 12.4M.
row-date-broken = “{ $value }” in the “{ $column }” column is not a date. For example: 2026-09-01.
row-date-ambiguous = “{ $value }” in the “{ $column }” column can be read in two ways. Please write it like this: 2026-09-01.
row-phone-broken = “{ $value }” in the “{ $column }” column is not a phone number. For example: +7 916 123-45-67.
row-phone-no-country = “{ $value }” in the “{ $column }” column: it is not clear of which country this phone number is. Please write it in full, with a plus: +49 30 123456.
row-email-broken = “{ $value }” in the “{ $column }” column is not an email address. For example: kim@example.com.
row-email-several = “{ $value }” in the “{ $column }” column: several addresses. Keep one of them.
row-timezone-unknown = “{ $value }” in the “{ $column }” column is not a time zone. For example: Europe/Moscow or UTC+3.
row-left-unknown = the “{ $column }” column cannot hold “{ $value }”. It can hold: { $allowed_en }.
row-contact-is-left = { $contact }: marked as having left, so there is no invitation. If they work there again, write “no” into the column “No longer works” or press “Works there again” in /invite.
row-contact-left = { $contact }: no longer works there, nobody to invite.
row-contact-twice = this contact is already in row { $first }.
row-account-ambiguous = { $account }: there are several such companies. Give the company ID.
row-contact-ambiguous = { $contact }, { $account }: there are several such contacts. Give a phone number or the contact ID.
row-contact-erased = the contact was not added: this person asked for their data to be erased.
row-contact-occupied = { $contact }: this person already answers for { $account } as another contact and cannot be moved.
row-contact-namesake = { $contact }, { $account }: there is already such a contact, with another phone number or ID. One more will appear; if only the phone number has changed, give the contact ID.
row-account-differs = { $account }: { $column ->
        [name] the name
        [manager_id] the account manager
        [segment] the segment
        [abc] the ABC class
        [status] the status
        [region] the region
        [revenue] the revenue
        [type] the type
        [xyz] the XYZ class
        [debt] the debt
        [first_delivery] the first delivery
        [last_purchase] the last purchase
       *[other] the value
    } is not the same as in row { $first }. The one from row { $first } is taken.
row-manager-several = there are several account managers called { $manager }; the earliest one is taken.

## Mending the system

fix-title = 🛠 <b>Fix the system: { $reason }</b>
fix-why-wide = Repeated at { $accounts ->
        [one] { $accounts } client
       *[other] { $accounts } clients
    } within the last half-year.
fix-why-often = Repeated at one client: { $times ->
        [one] once
       *[other] { $times } times
    } within half a year.
fix-account = · <b>{ $account }</b> — { $times ->
        [one] once
       *[other] { $times } times
    }, last on { $day }
fix-account-said = · <b>{ $account }</b> — { $times ->
        [one] once
       *[other] { $times } times
    }, last on { $day }: “{ $words }”
fix-more = … and more clients: { $count }
fix-nobody = Nobody assigned yet
fix-whose = <b>{ $name }</b> has it, by { $by }
fix-late = ⏰ <b>{ $name }</b> has it, the date has passed: { $by }
fix-done = ✅ <b>Done: { $reason }</b>
fix-done-by = { $day } · { $name }
fix-done-words = “{ $words }”
fix-reaches = 📣 Telling the clients: reached { $sent } of { $count }
fix-reached = 📣 The clients were told: reached { $sent } of { $count }
fix-elsewhere = This task, “Fix the system”, is not yours now.
fix-moved = ↓ Fix the system: the card is below.
fix-button-assign = Assign
fix-button-anew = Reassign
fix-button-done = Done
fix-button-tell = Tell the clients
fix-button-date = Another date
fix-button-plain = Without words
fix-ask-whom = Fix the system: { $reason }. Who is to do it?
fix-ask-when = For <b>{ $name }</b>. By when? Choose, or write: “by Fri”, “tomorrow 3 pm”, “by December 1”.
fix-saved = Noted: { $reason } — <b>{ $name }</b>, by { $by }. It stands in the weekly summary until it is done.
fix-ask-done = What was done: { $reason }? Write it in a sentence or two, for your own people only. After that complaints are counted anew.
fix-toast-done = Done
fix-done-before = This is marked as done already.
fix-no-mender = It can be given to somebody who has started the bot. Press “Assign” once more.
fix-too-far = That is more than a year away. Choose a nearer date: “by Fri”, “December 1”.
fix-told-assigned = 🛠 Fix the system: { $reason } — this is yours, by { $by }. Given by: { $name }
fix-told-due = ⏰ Due today — fix the system: { $reason }. <b>{ $name }</b> has it
fix-told-late = ⏰ The date has passed, { $by } — fix the system: { $reason }. <b>{ $name }</b> has it
fix-told-alone = 🛠 Fix the system: { $reason } — whoever had it has left the staff. Please give it to somebody else.
fix-told-reached = 📣 “You said it, we did it”, { $reason }: reached { $sent } of { $count }
fix-may-tell = Tell those who spoke of it: “You said it, we did it”.
fixes-opened = 🛠 <b>Fix the system</b>: several reasons repeat at once. Open each by its number and say who mends it, and by when.
fixes-opened-line = { $number }. <b>{ $reason }</b>. { $why }
fixes-title = 🛠 <b>Fix the system</b>, not done: { $count }
fixes-line =
    { $number }. <b>{ $reason }</b>
    { $whose }
fixes-line-done = { $number }. ✅ { $reason }, { $day }
fixes-none = Nothing repeats so far. What three clients complain of within half a year, or one client three times, will stand here.
fixes-none-own = Nothing was given to you so far.
fixes-anonymous = The survey is anonymous: what repeats is for owners only.
fixes-week = 🛠 <b>Fix the system</b>
fixes-week-line = · { $reason } — { $name }, by { $by }
fixes-week-late = · ⏰ { $reason } — { $name }, by { $by }
fixes-week-nobody = · { $reason } — nobody assigned
fixes-week-more = … and { $count } more: /fixes
fix-ask-news = What do the clients read who spoke of it ({ $reason })? Write in one message what has changed. The bot puts “You said it, we did it” above it, and shows you the text and its readers before it is sent.
fix-news =
    <b>You said it, we did it</b>
    { $text }

    { $company }
fix-news-reads = The clients will read:
fix-news-to = Goes to: <b>{ $count }</b>
fix-news-not = Does not go to: <b>{ $count }</b>
fix-news-name = · { $name }, { $account }
fix-news-why = · { $name }, { $account } — { $why ->
        [opted_out] asked not to be written to
        [open_case] has an open case
        [told] gets it as another contact
       *[absent] the bot cannot write to them
    }
fix-news-more = … and { $count } more
fix-news-nobody = There is nobody to tell just now.
fix-news-how = To each once, in the client’s working hours, without questions and buttons.
fix-news-button-send = Send
fix-news-button-text = Other words
fix-news-sent = Sending to { $count ->
        [one] { $count } reader
       *[other] { $count } readers
    }. You will hear when all of them have been tried.
fix-news-stale = This is out of date: open /fixes and press “Tell the clients” once more.
fix-told-before = The clients were told of this already.
fix-not-done = First mark it as done, then tell the clients.

# --- whom we ask, and when
survey-name-regular = regular survey
survey-name-audit = audit
survey-name-first_delivery = first delivery
survey-name-deal = after an event
survey-name-win_back = win-back
survey-name-pre_sale = before the deal
survey-name-stuck_lead = stuck lead
survey-name-recovery = check after a case
survey-when-regular = every { $days } days after the last question and answer
survey-when-audit = started by hand: you see whom it asks before it starts
survey-when-first_delivery = once, { $days }–{ $until } days after the first delivery
survey-when-deal = { $days }–{ $until } days after a delivery, an invoice, a support request or a project stage
survey-when-win_back = once: { $days } days without a purchase, or a month after the client left
survey-when-pre_sale = { $days } days after a proposal, if there is no contract yet
survey-when-stuck_lead = when nothing has happened with a lead for { $days } days
surveys-title = <b>Surveys</b>
surveys-line = { $on ->
        [on] ✅
       *[off] ▫️
    } <b>{ $name }</b> — { $when }{ $on ->
        [on] { $count ->
            [0] . In 30 days we ask nobody
           *[other] . In 30 days we ask: { $count }
        }
       *[off] { "" }
    }
surveys-hint = One person gets no question within 90 days after an answer, whatever survey asks; nor over an open case or on days off. About one person: /why name
survey-title = { $on ->
        [on] ✅
       *[off] ▫️
    } <b>{ $name }</b>{ $on ->
        [off] { " " }— off
       *[on] { "" }
    }
survey-audience = Whom: { $words ->
        [none] { $of ->
            [leads] all leads
            [gone] all who stopped buying or left
           *[clients] all clients
        }
       *[other] { $words }
    }
survey-audience-unknown = ⚠️ These words are no longer among managers, segments and clients: the survey asks nobody. Press “Change” and write whom to ask.
survey-reminders = Reminders: { $count ->
        [0] none
        [one] { $count }, after { $days } days
       *[other] { $count }, after { $days } days each
    }
survey-index = { $own ->
        [yes] Its answers are counted apart, not in the overall NPS.
       *[no] Its answers count in the overall NPS.
    }
survey-turn-on = Switch on
survey-turn-off = Switch off
survey-question = What the client sees
survey-whom = Whom we ask
survey-start-audit = Whom to ask, and start…
survey-change = Change
survey-back = ‹ Back
survey-to-list = ‹ All surveys
survey-gone = This survey was changed. Open the list anew: /surveys
survey-as-client = <i>The client sees, with buttons 0–10, “Later” and “Unsubscribe”:</i>
survey-whom-title = <b>{ $name }</b>, next 30 days: { $count }
survey-whom-line = { $day } — { $contact }, { $account }
survey-whom-not = Not asked:
survey-whom-because = · { $count } — { $why ->
        [not_joined] not in the bot yet
        [unreachable] get no messages
        [left] no longer work there
        [opted_out] unsubscribed
        [open_question] have not answered the last question yet
        [open_case] have an open case
        [held] their company is not to be asked
        [held_alone] not to be asked for now
        [answered] answered lately
        [asked] were asked lately
        [declined] declined lately
        [rarely] want to be asked once in half a year
        [elsewhere] asked by another survey
        [not_due] not due yet
        [share] colleagues are asked this week
        [spread] not due yet
        [closed] outside working hours
        [told_first] managers are told of the week first
        [missed] its time is over, no suitable moment was left
       *[no_occasion] it does not concern them
    }
survey-change-title = <b>{ $name }</b>
survey-change-hint = What to change? The ticks show what holds now. A changed question is counted apart: earlier answers stay with the earlier one.
survey-rhythm = every { $count } days
survey-reminders-button = reminders: { $count }
survey-wording-recommend = “would you recommend us”
survey-wording-keep_buying = “will you keep buying”
survey-wording-work_more = “would you advise working with us more”
survey-set-audience = Whom to ask…
survey-audience-ask = Whom to ask? Write it as for /nps: “VIP”, “decision makers”, “Smirnova”, “region Ural”. Everybody: “all”.
survey-audience-wrong = Only words about clients are needed: a segment, a role, a region, a manager, a company. For example: “decision makers VIP”. Everybody: “all”.
whynot-usage = About whom? For example: /why Kim
planned-owners-alone = The survey is anonymous: who is asked and when, only owners see.
planned-title = <b>{ $contact }</b>, { $account }
planned-now = The question goes out in a few minutes: { $survey }.
planned-next = Next question: <b>{ $day }</b> — { $survey }.
planned-not_joined = Not in the bot yet. The message with the link: <code>/invite { $name }</code>
planned-unreachable = Messages do not arrive: no questions until the person comes back to the bot.
planned-left = No longer works for this company.
planned-opted_out = Unsubscribed: no questions until the person comes back.
planned-open_question = The question was asked on { $since }; no answer yet.
planned-open_case = A case is open: no questions until it is closed.
planned-held = Not earlier: this company is not to be asked.
planned-answered = Not earlier: the last answer came on { $since }, then it is quiet for { $days } days.
planned-asked = Not earlier: the last question was on { $since }, then it is quiet for { $days } days.
planned-declined = Not earlier: the last question was declined on { $since }, then it is quiet for 30 days.
planned-rarely = Not earlier: this person chose once in half a year.
planned-not_due = It is not due earlier.
planned-share = Enough colleagues of this company are asked this week.
planned-spread = Questions are spread over the days of the week.
planned-closed = Earlier it is outside working hours.
planned-missed = { $survey }: its time is over, no suitable moment was left. No other survey that is on concerns this person.
planned-no_occasion = No survey that is on concerns this person now.
command-why = When and why we ask a client
command-surveys = Surveys: whom we ask, and when
hold-button-ask = Do not ask…
hold-button-lift = Ask again
hold-ask = <b>{ $account }</b>: until which day should nobody be asked, and why? Write one message, for example: “until Jan 15, payment dispute”.
hold-unreadable = Until which day is not clear. Write for example: “until Jan 15, payment dispute” or “for a week, relocation”.
hold-past = That day is over. Write a day to come, for example: “until Jan 15, payment dispute”.
hold-why = Add the reason: “until Jan 15, payment dispute”. Colleagues and owners will see it.
hold-long = A manager may keep a company from being asked for 30 days in half a year; days left: { $days }. An owner may do so for longer.
hold-done = <b>{ $account }</b>: not asked until { $day } inclusive — { $reason }. After that, questions resume by themselves.
hold-line = ⏸ Not asked until { $day } inclusive — { $reason } ({ $name })
hold-lifted = All right, we ask again.
hold-none = This company is being asked anyway.

## Past answers

file-question = The file “{ $file }” looks like { $kind ->
        [events] events at your clients. Is it events?
       *[history] past answers of clients. Is it past answers?
    }
file-kind-history = Past answers
file-kind-clients = A client list
file-kind-cancel = Cancel
past-plan = The file holds { $count ->
        [one] { $count } answer
       *[other] { $count } answers
    } of your clients. New: { $new }, here already: { $known }.
past-none = Not a single answer of the file can be taken.
past-column = { $role ->
        [score] score
        [date] date
        [words] comment
        [tags] tags
        [email] e-mail
        [phone] phone
        [name] name
        [first_name] first name
        [last_name] last name
        [account] company
        [account_id] company code
       *[contact_id] contact code
    } — “{ $title }”
past-columns = The columns are read as: { $columns }.
past-samples = The first rows:
past-sample = · row { $row }: <b>{ $score }</b>, { $day }, { $name }, { $account }{ $words }
past-sample-words = : “{ $words }”
past-errors = <b>{ $count ->
        [one] { $count } row is left out
       *[other] { $count } rows are left out
    }:</b>
past-wording = <b>Which question was it?</b>
past-wording-guess = By its heading: whether they would { $wording ->
        [recommend] recommend you
        [keep_buying] keep buying
       *[work_more] recommend doing more with you
    }.
past-wording-is = The question: whether they would { $wording ->
        [recommend] recommend you
        [keep_buying] keep buying
       *[work_more] recommend doing more with you
    }.
past-wording-recommend = Would you recommend us
past-wording-keep_buying = Would you keep buying
past-wording-work_more = Would you recommend doing more with us
past-wording-change = Another question
past-wording-missing = Say which question it was: --wording recommend (would they recommend you), --wording keep_buying (would they keep buying) or --wording work_more (would they recommend doing more with you).
past-follows = What is brought in is marked 📥: it opens no case and alerts nobody, and is in neither the index nor the response rate. The pause between two questions to a client runs from the day of their answer.
past-apply = Bring in: { $count }
past-taken = Brought in
past-done = Done: { $count ->
        [0] no new answers
        [one] { $count } answer brought in
       *[other] { $count } answers brought in
    }{ $known ->
        [0] .
       *[other] , { $known } were here already.
    }
past-done-errors = Rows left out: { $count }.
past-dates = “{ $value }” in the column “{ $column }”: which day is that? The other rows do not tell.
past-dates-ambiguous = “{ $value }” in the column “{ $column }” may be two days, and the other rows do not tell. Say what comes first: --dates dmy (the day) or --dates mdy (the month).
past-empty = There is not a single answer in the file.
past-no-header = No headings found. The first row has to name the columns: the score, the date and who answered.
past-no-score = No column with a score from 0 to 10 found. Name it “Score” and send the file again.
past-no-date = No column with the date of the answer found. Name it “Date” and send the file again.
past-nobody = It does not say who answered: there must be a column with the e-mail, the phone, the contact’s code, or the name and the company.
past-stars = These are stars, not scores from 0 to 10. They cannot be turned into a loyalty index, so such answers are not brought in.
past-from-one = This scale goes from 1 to 10, and the index is made of scores from 0 to 10: that is another question. Such answers are not brought in.
past-other-scale = This is another scale: the scores have to go from 0 to 10. They cannot be converted honestly, so such answers are not brought in.
past-second-header = Row { $rows } is a second header: skipped.
past-silent = Without a score: { $count ->
        [one] { $count } row
       *[other] { $count } rows
    } ({ $rows }).
past-cut = Comments that were too long are cut off, rows: { $rows }.
past-low = Not one score is above { $most }: make sure that the scale went from 0 to 10.
past-unread = { $count ->
        [1] A column that is not read
       *[other] Columns that are not read
    }: { $words }.
row-score-broken = “{ $value }” in the column “{ $column }” is no score from 0 to 10.
row-past-undated = there is no date.
row-date-ahead = “{ $value }” in the column “{ $column }” is a day that has not come yet.
row-past-nobody = it does not say who answered.
row-past-unknown = { $who }: there is no such contact. Add them with a client list and send the file again.
row-past-no-company = { $who }: a name alone is not enough, there has to be a company, an e-mail or a phone.
row-past-several = { $who }: several contacts fit. Give the contact’s code or the e-mail.
row-past-twice = the same answer stands in row { $first }.
row-past-erased = the answer was not brought in: this person asked for their data to be deleted.
held-channel-imported = before the bot, brought in from a file
answer-imported = 📥 a past answer
nps-imported-name = Past answers brought in
nps-imported-line = 📥 { $line }{ $wording ->
        [recommend] {""}
        [keep_buying] {" "}· would they keep buying
       *[work_more] {" "}· would they recommend doing more
    }
nps-imported-note = 📥 — past answers brought in from a file: they are not in the index.

## What happened with an account

event-purchase = purchase
event-delivery = delivery
event-invoice = invoice
event-support = support request
event-stage = project stage
event-proposal = proposal sent
event-contract = contract signed
event-lead = lead
held-happened = Events
import-sample-type = type { $value }
import-sample-xyz = XYZ { $value }
import-sample-debt = debt { $value }
row-xyz-unknown = the “{ $column }” column can hold X, Y or Z, not “{ $value }”.
file-kind-events = Events
events-plan = The file holds { $count ->
        [one] { $count } event
       *[other] { $count } events
    } of your clients: { $new } new, { $known } here already.
events-none = Not a single event of the file can be taken.
events-column = { $role ->
        [kind] what happened
        [date] date
        [amount] amount
        [note] note
        [number] number
        [email] e-mail
        [phone] phone
        [name] contact
        [first_name] first name
        [last_name] last name
        [account] company
        [account_id] company code
       *[contact_id] contact code
    } — “{ $title }”
events-sample = · row { $row }: <b>{ $kind }</b>, { $day }, { $who }{ $amount }{ $note }
events-remarks = <b>{ $count ->
        [one] { $count } row will be taken with a remark
       *[other] { $count } rows will be taken with a remark
    }:</b>
events-follows = A new purchase moves the date of the last one, the first delivery fills the empty date. Surveys after an event will ask about it if they are switched on.
events-done = Done: { $count ->
        [0] no new events
        [one] { $count } event written down
       *[other] { $count } events written down
    }{ $known ->
        [0] .
       *[other] , { $known } were here already.
    }
events-empty = There is not a single event in the file.
events-no-header = No headings found. The first row has to name the columns: the company, the event, the date.
events-no-date = No column with the date of the event found. Name it “Date” and send the file again.
events-no-kind = No column with what happened found. Name it “Event” and send the file again.
events-nobody = It does not say with whom it happened: there has to be a column with the company, its code, a contact, an e-mail or a phone.
list-events-skipped = Totals and repeated headings are skipped, rows: { $rows }.
row-event-nobody = it does not say with whom it happened.
row-event-no-kind = it does not say what happened.
row-event-kind-unknown = “{ $value }” in the column “{ $column }” is an unknown event. It can hold: { $allowed_en }.
row-event-too-far = “{ $value }” in the column “{ $column }” is more than a year ahead. Check the year.
row-event-unknown = { $who }: there is no such client. Add them with a client list and send the file again.
row-event-no-contact = { $who }: the company has no such contact, the event will be written down for the company.
row-event-erased = without the contact and the note: this person asked for their data to be deleted.
client-view-events = Events
client-events = Events: { $events }
client-events-title = <b>{ $account }</b>: events
client-events-none = Nothing is written down yet.
client-events-ask = Add one — what happened?
client-event = { $day } — { $kind }{ $more }{ $note }{ $author }
client-event-by = {" "}· written down by { $name }
event-ask-when = When was it: { $kind }, <b>{ $account }</b>? Press a button or write the day: “on Friday”, “Nov 20”, “3 days ago”.
event-today = Today
event-yesterday = Yesterday
event-saved = Written down: { $kind }, <b>{ $account }</b>, { $day }{ $note }
event-button-note = Note
event-button-undo = Remove
event-ask-note = What is to be remembered: { $kind }, <b>{ $account }</b>? Write it in one message.
event-undone = Removed: { $kind }, { $account }.
event-gone = There is no such record any more.
event-written-before = This is written down already.
event-day-unreadable = I do not understand which day that is. Write it like this: “yesterday”, “on Friday”, “2026-11-20”.
event-too-far = That day is too far away. What has happened can be written down, and what will within a year.
row-event-twice = the same event stands in row { $first }.
client-debt = Debt: { $debt }

## Invitations by pages, whom we hear

reach-coverage = Can be heard: { $parts }
reach-contacts = { $heard } of { $total } contacts ({ $share }%)
reach-makers = { $heard } of { $total } decision makers ({ $share }%)
reach-revenue = { $share }% of revenue
reach-missing = Not heard from:
reach-fact = { $fact ->
        [not_joined] · not in the bot
        [blocked] · have blocked the bot
        [deactivated] · account or chat gone
        [opted_out] · asked not to be asked
       *[silent] · silent for half a year or longer
    } — { $count }: { $circles }; the first since { $since }
reach-circle = { $circle } { $count }
reach-no-circle = no role given
reach-name = · { $name }, { $account }
reach-person = · { $contact }, { $account } · { $circle } — { $fact }
reach-since = { $fact ->
        [not_joined] not in the bot since { $since }
        [blocked] has blocked the bot since { $since }
        [deactivated] account or chat gone since { $since }
        [opted_out] does not wish to be asked since { $since }
        [silent] silent since { $since }
       *[heard] in the bot since { $since }
    }
invites-view-opened = Opened: { $count }
invites-view-waiting = Not opened: { $count }
invites-view-joined = In the bot: { $count }
invites-view-lost = Out of reach or silent: { $count }
invites-view-managers = By manager
invites-back = ‹ Invitations
invites-list-opened = <b>Opened, not agreed</b>: { $count }
invites-list-waiting = <b>Not opened yet</b>: { $count }
invites-list-joined = <b>In the bot</b>: { $count }
invites-lost = <b>Out of reach or silent</b>
invites-lost-hint = Whoever unblocks the bot or writes to it is back by that alone. Tap a name for a new link.
invites-joined = { $contact }, { $account } — since { $since }
invites-tap = Tap a name for the link: forward it or revoke it.
invites-nobody = Nobody is left here.
invites-of = <b>{ $name }</b>
invites-managers = <b>Invitations by manager</b>
invites-manager = <b>{ $name }</b>: { $joined } of { $total } in the bot, opened — { $opened }, not opened — { $waiting }
invites-remind = Remind the managers
invites-reminded = Reminding each in their working hours, at most once a day:
invites-reminded-nobody = There is nobody to remind.
invites-reminded-of = · { $name }: { $count }
invites-of-nobody = Clients without a manager: { $count } — you can invite them: /invite name
clients-missing = { $count ->
        [one] A reminder from the owner: { $count } client of yours is not in the bot yet and cannot be heard. The bot cannot write first — forward the invitation.
       *[other] A reminder from the owner: { $count } clients of yours are not in the bot yet and cannot be heard. The bot cannot write first — forward the invitations.
    }
invites-qr = Page of QR codes
qr-caption = QR codes: { $count }. Open it in a browser and print it, or show it at a meeting. Each code is personal and works once.
qr-next = The next codes
qr-title = Invitations: { $company }
qr-how = Each person has a code of their own, and it works once. Point a phone camera at it: Telegram opens.
reach-summary = Not heard from: { $parts }
reach-summary-part = { $fact ->
        [not_joined] not in the bot
        [blocked] have blocked the bot
        [deactivated] account or chat gone
        [opted_out] asked not to be asked
       *[silent] silent for half a year or longer
    } — { $count } (the first since { $since })
reach-circles = Circles · { $parts }
reach-circles-of = { $heard ->
        [answered] heard: { $circles }
        [joined] in the bot, no answer within a year: { $circles }
        [listed] still to invite: { $circles }
       *[missing] not in the list: { $circles }
    }
taps-slower = ⚠️ The first tap now takes twice as long: { $now } instead of { $earlier } (medians of this week and the last). Telegram may be slowed down or blocked for clients: ask the important ones by phone and record the answer — /record

## The link for everybody

invites-public = One link for all
public-link =
    One link for all clients: print it, put it into a signature or onto a website.
    { $link }

    Whoever opens it reads the consent first and then shares a phone number. If exactly one person in the list has that number and is not in the bot yet, the question comes at once. In every other case you or the manager are asked first who this is.
public-code = The same link as a QR code.
public-staff = This is the link for all clients, you do not need it yourself. It can be sent to anybody as it is.
public-consent = To find you among the clients, the bot will ask for a phone number after you agree. If we do not recognise you, the number is erased.
public-later = All right, nothing about you is kept. You can start any day by the same link.
public-share = 📱 Share my number
public-phone = Thank you! What is left is the phone number, to find you among the clients: press “Share my number” below the line you type in.
public-typed = A number is taken by the button “Share my number” only, below the line you type in: so Telegram confirms that it is yours. What you wrote here was passed on to nobody.
public-not-own = This is the card of somebody else, or a forwarded one. Your own number is needed: press “Share my number” below the line you type in.
public-no-number = This number cannot be read. Ask your account manager for a personal link: no number is needed with it.
public-waiting = Thank you, the number has come. { $company } will see who you are, and then the question comes here; nothing is asked before. Changed your mind? /forget
public-rejected = { $company } has not found you among its clients, and your number is erased. If that is a mistake, ask your account manager for a personal link.
forget-newcomer = Done: the number and the consent are erased. { $company } will ask nothing more.
mydata-newcomer = This is all that is held about you. To erase it now: /forget
newcomer =
    👋 <b>Who is this?</b> Somebody new came by the link for all: { $person }, { $phone }
    { $count ->
        [0] The client list does not have this number.
        [one] This number in the list:
       *[other] Several in the list have this number:
    }
newcomer-fits = · { $contact }, { $account } · { $circle }{ $joined ->
        [yes] { " " }— already in the bot from another account
       *[no] { "" }
    }
newcomer-hint = Nothing is asked before you decide. “Reject” erases the number at once.
newcomer-is = This is { $name }
newcomer-new = New contact
newcomer-new-at = New contact: { $account }
newcomer-reject = Reject
newcomer-over = It is settled by now who came by the link for all.
newcomer-gone = This is settled or forgotten by now.
newcomer-cannot = This person answered for the same company under another name before. Reject, and give a personal link: /invite name
newcomer-which-account = At which company does this person work? Reply to the card “Who is this?” with its name.
newcomer-which-of-these = Which of these? If it is not here, reply to the card with more of the name.
newcomer-bound = Done: <b>{ $contact }</b>, { $account } — in the bot, the question is sent.
newcomer-added = Done: <b>{ $contact }</b> is in the list now ({ $account }), the question is sent. The name is from Telegram: a client list can correct it.
newcomer-rejected = Rejected, the number is erased.
newcomers-many = ⚠️ More than { $count } unknown people came by the link for all within a day. No more cards about unknown numbers for now: the link seems to have reached others than clients.
held-title-newcomer = You came by the link for all
held-newcomer-opened = the consent was read
held-newcomer-agreed = agreed, no number yet
held-newcomer-waiting = the company is finding out who this is
held-newcomer-rejected = rejected
held-action-newcomer-is = it was said who came by the link for all
held-action-newcomer-new = added by the link for all
logged-newcomer-is = it was said who came by the link for all
logged-newcomer-new = somebody was added by the link for all

## “Later” under a question; what a question is about; what was answered before

later-when = When shall we ask again?
later-tomorrow = Tomorrow
later-week = In a week
later-month = In a month
later-back = Back
later-day = { $on ->
        [0] on Monday
        [1] on Tuesday
        [2] on Wednesday
        [3] on Thursday
        [4] on Friday
        [5] on Saturday
        [6] on Sunday
       *[tomorrow] tomorrow
    }, { $day }
later-done = All right, we will ask { $day }. You can answer earlier too.
later-until = <i>We will ask again { $day }.</i>
held-reminders = Reminders sent
question-about-recommend = On a scale of 0 to 10, how likely are you to recommend “{ $about }” by { $company } to a colleague or friend?
question-about-keep_buying = On a scale of 0 to 10, how likely are you to keep buying “{ $about }” from { $company }?
question-about-work_more = On a scale of 0 to 10, how likely are you to recommend to your management that you order more of “{ $about }” from { $company }?
before-month = In { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
before-month-of-year = { $month } { $year }
before-score = { $when } you gave us <b>{ $score }</b>. How is it now?
before-score-why = { $when } you gave us <b>{ $score }</b>: { $reasons }. How is it now?

## Audit: a survey by hand

command-audit = Audit: ask now
audit-everybody = all clients
audit-title = <b>Audit:</b> { $whom }
audit-will = We will ask <b>{ $count ->
        [one] { $count } person
       *[other] { $count } people
    }</b> at { $accounts ->
        [one] { $accounts } company
       *[other] { $accounts } companies
    }
audit-line = · { $account }: { $names }
audit-names-more = { $names } and { $count } more
audit-passed = We will not ask: <b>{ $count }</b>
audit-passed-line = · { $why }: { $count }
audit-passed-name = · { $name }, { $account } — { $why }
audit-passed-until = · { $name }, { $account } — { $why }, until { $day }
audit-why-not_joined = not in the bot yet
audit-why-unreachable = the bot cannot write to them
audit-why-left = no longer work there
audit-why-opted_out = opted out
audit-why-open_question = an earlier question waits for an answer
audit-why-open_case = an open case
audit-why-held = agreed not to ask for now
audit-why-answered = answered lately
audit-why-asked = asked lately
audit-why-declined = declined lately
audit-why-rarely = chose every six months
audit-why-not_due = not due yet
audit-why-share = colleagues are asked this week
audit-why-spread = their turn is on another day
audit-why-closed = outside working hours
audit-why-missed = no moment left during the audit
audit-why-no_occasion = the audit survey is not for them
audit-why-same = the same person, asked once
audit-takes = { $minutes ->
        [0] Sending takes less than a minute
       *[other] Sending takes about { $minutes } min.
    }: up to 30 messages a second, each in working hours.
audit-later = Later: { $count } of them. They wait for working hours or the end of the pause between questions; the last ones are asked { $when }.
audit-window = Whoever cannot be asked within { $days ->
        [one] { $days } day
       *[other] { $days } days
    } is not asked by this audit.
audit-question = The question as the client will read it:
audit-button-start = Start
audit-button-cancel = Cancel
audit-button-not = Who is not asked
audit-button-back = ‹ Back
audit-empty = There is not a single contact here. Check the client list, or choose more widely: /audit
audit-nobody = There is nobody to ask now.
audit-nobody-until = The first can be asked: { $when }.
audit-nobody-now = There is nobody left to ask: open /audit once more.
audit-examples = For example: <code>/audit VIP</code>, <code>/audit decision makers Smirnova</code> or just <code>/audit</code>
audit-stale = This list is out of date. A new one: /audit
audit-cancelled = All right, nobody is asked.
audit-started = The audit has started: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }. The card below shows how far it has come.
audit-runs = An audit is running already; another can start after it. The card shows how far it has come; a new one: /audit
audit-over = This audit is over. A new one: /audit
audit-moved = ↓ Audit: the card is below.
audit-toast-pause = Paused: nobody else is asked
audit-toast-go = It goes on
audit-toast-stop = Stopped
campaign-title = <b>Audit:</b> { $whom } — { $state ->
        [running] ▶️ running
        [paused] ⏸ paused
        [stopped] ⏹ stopped
       *[done] ✅ done
    }
campaign-few = fewer than { $least }
campaign-sent = Sent: <b>{ $sent }</b> of { $contacts }
campaign-answered = Answered: <b>{ $answered }</b>
campaign-unreachable = Did not get through: { $unreachable }
campaign-left = Left to ask: { $left }
campaign-unasked = Not asked: { $left }
campaign-soon = { $minutes ->
        [0] Finished in less than a minute
       *[other] Finished in about { $minutes } min.
    }
campaign-finish = Finished: { $when }
campaign-waits = It may go on until: { $when }
campaign-button-pause = Pause
campaign-button-go = Go on
campaign-button-stop = Stop

## Who is asked this week, “not now”, leads outside the bot

planned-held_alone = Not earlier: this person is not to be asked for now.
audit-why-held_alone = not to be asked for now
planned-told_first = Not earlier: managers are told first whom the week asks.
audit-why-told_first = managers are told first
week-title = <b>This week { $role ->
        [owner] { $count ->
            [one] { $count } client is
           *[other] { $count } clients are
        } asked</b> of whom nobody but you can be told now:
       *[manager] { $count ->
            [one] { $count } client of yours is
           *[other] { $count } clients of yours are
        } asked:</b>
    }
week-account = <b>{ $account }</b>{ $most ->
        [0] { " " }— enough of them were asked this week
       *[other] { $of ->
            [1] { "" }
           *[other] { " " }— { $most } of { $of } at most
        }
    }
week-line = · { $day } — { $contact }: { $survey }
week-hint = Whoever cannot be asked now: press ⏸, for up to 30 days, with a reason. The owners will see it; whom to ask is the programme’s choice. When and why: /why NAME
week-over = None of them is asked any more this week.
week-not-now = ⏸ Not now: { $contact }
not-now-ask = <b>{ $contact }</b>, { $account }: until which day should they not be asked, and why? For up to 30 days. Write one message, for example: “for a week, on leave” or “until Jan 15, payment dispute”.
not-now-far = One person may be left unasked for { $days } days at most. Write a nearer day, for example: “for a week, on leave”.
not-now-long = A manager may keep one person from being asked for 30 days in half a year; days left: { $days }. An owner may do so again.
not-now-done = <b>{ $contact }</b>, { $account }: not asked until { $day } inclusive — { $reason }. After that, questions resume by themselves.
not-now-line = ⏸ { $contact }: not asked until { $day } inclusive — { $reason } ({ $name })
not-now-more = … and { $count } more
not-now-lift = Ask again: { $contact }
not-now-none = This person is being asked anyway.
holds-title = <b>Not to be asked, within half a year:</b>
holds-by = { $name } — { $count }: { $reasons }
holds-more = … and { $count } more managers
holds-button = Who is not asked now
holds-now = <b>Not asked now, as the staff wish: { $count }</b>
holds-line = ⏸ { $whom } — until { $day } inclusive: { $reason } ({ $name })
holds-none = Nobody: the programme asks everybody.
held-holds = Not to be asked for now
leads-title = <b>{ $count ->
        [one] { $count } person is not in the bot yet</b>, and it is time to ask: a bot cannot write first.
       *[other] { $count } people are not in the bot yet</b>, and it is time to ask: a bot cannot write first.
    }
leads-line = · { $account }: { $contact } — { $survey }
leads-hint = ✉️ is a ready message with a personal link: forward it, the question comes right after they agree.{ $record ->
        [yes] { " " }Asked them yourself: “Record an answer” or /record NAME.
       *[no] { "" }
    }
leads-invite = ✉️ { $contact }
leads-record = Record an answer

## A survey is changed

survey-audience-nobody = ⚠️ These words mean no client now: the survey will ask nobody. Press “Change” and write others; “all” for everybody.
survey-object = About: “{ $about }”
survey-closes = It may be answered for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.
survey-set-rhythm = Another rhythm…
survey-set-delay = After: { $days } days
survey-set-window = Window: { $days } days
survey-set-expiry = To be answered for: { $days } days
survey-set-reminding = Reminder after: { $days } days
survey-set-about = { $about ->
        [none] About: the company
       *[other] About: { $about }
    }
survey-rhythm-ask = Every how many days is it to ask? Now every { $now }. Write from { $least } to { $most }, for example: “60” or “every 2 months”.
survey-delay-ask = How many days after the event or the date is it to ask? Now after { $now }. Write from { $least } to { $most }, for example: “3” or “a week”.
survey-window-ask = For how many days from that moment on may it ask? Now { $now }. Write from { $least } to { $most }, for example: “14” or “2 weeks”. Whoever could not be asked in that time is asked by it no more.
survey-expiry-ask = For how many days may a question be answered? Now { $now }. Write from { $least } to { $most }, for example: “30”.
survey-reminding-ask = After how many days without an answer is it to remind? Now after { $now }. Write from { $least } to { $most }, for example: “5”.
survey-about-ask = What is the question about? Write a product or a service as clients call it: “delivery”, “roofing”. All of the company: “company”. Earlier answers stay with the earlier question.
survey-about-wrong = Write a few words, { $most } characters at most: “delivery”, “roofing”. All of the company: “company”.
survey-days-wrong = A number of days from { $least } to { $most } is needed: “14”, “2 weeks”, “every 2 months”.
survey-reminder-late = The reminder would be too late: after { $reminds } days, and the question closes after { $closes }. Let it be answered for longer first, or remind sooner.

### The staff: /staff
command-staff = The staff: who there is, hand everything over, add and remove
team-title = <b>The staff</b>: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
team-line = { $state ->
        [absent] ⚪️
        [lost] ⛔️
       *[here] 🟢
    } { $name } — { $role ->
        [owner] owner
       *[manager] account manager
    }{ $state ->
        [absent] , not in the bot yet
        [lost] , cannot be reached
       *[here] { "" }
    } · clients: { $accounts } · cases: { $cases }{ $away ->
        [none] { "" }
       *[other] { " " }· 🔄 away through { $away }
    }
team-hint = Tap a name to hand everything to a colleague, remove somebody, give them a link, or merge two records of one person.
team-nameless = Owner no. { $number }
team-new-manager = ＋ Account manager
team-new-owner = ＋ Owner
team-new-name = What is the name of the new { $role ->
        [owner] owner
       *[manager] account manager
    }? Write first and last name as they stand in the client list, for example: Anna Smirnova
team-name-wrong = That does not look like a name. Write first and last name in one line, for example: Anna Smirnova
team-name-taken = { $name } is on the staff already. If this is somebody else, write the name differently, for example with a middle name. The list: /staff
team-added-manager = <b>{ $name }</b> is an account manager. Forward the personal link below: work in the bot begins with it.
team-added-owner = <b>{ $name }</b> is an owner. Forward the personal link below to that very person: it opens everything you see.
team-added-told-manager = A new account manager on the staff: <b>{ $name }</b>. Added by the owner { $by }. The staff: /staff
team-added-told-owner = ⚠️ A new owner: <b>{ $name }</b>. Named by { $by }. If this is a mistake, remove them: /staff
team-gone = This person is not on the staff any more. The list: /staff
team-member = <b>{ $name }</b>, { $role ->
        [owner] owner
       *[manager] account manager
    }
team-joined = In the bot since { $when }
team-not-joined = Not in the bot yet
team-lost = ⛔️ Cannot be reached: the chat is blocked or deleted
team-has = With this person: clients — { $accounts }, contacts handed over alone — { $contacts }, open cases — { $cases }, promises — { $promises }, things to fix — { $fixes }
team-has-nothing = No clients, cases or promises with this person
team-away = 🔄 Away through { $day }; instead: { $by ->
        [owners] the owners
       *[deputy] { $name }
    }
team-stands-in = 🔄 Stands in for: { $names }
team-zone = By the clock of { $zone }
team-of-settings = This owner is named in the settings (OWNER_IDS) and can be removed only there
team-wish-hand = Hand everything over
team-wish-link = Personal link
team-wish-owner = Make an owner
team-wish-appoint = Yes, make an owner
team-wish-remove = Remove from the staff
team-wish-gone = Yes, remove
team-back = ‹ Back
team-to-list = ‹ All the staff
team-joined-already = { $name } is in the bot already: no link is needed.
team-hand-whom = To whom is everything to go that <b>{ $name }</b> has? First you see what it is.
team-hand-nobody = There is nobody to hand it to: nobody else is in the bot. Add a colleague first: /staff, “＋ Account manager”
team-hand-same = Choose somebody else: they have it all already.
team-hand-nothing = There is nothing to hand over: <b>{ $name }</b> has nothing.
team-hand-sure = Hand everything from <b>{ $name }</b> to <b>{ $to }</b>? Deadlines and promises stay as they are.
team-hand-anonymous = The survey is anonymous: the clients go over, the cases stay with the owners.
team-hand-away = { $to } is away now: whoever stands in gets the cases.
team-hand-do = Hand over
team-handed = Handed over from <b>{ $name }</b> to <b>{ $to }</b>.
team-handed-to = Everything <b>{ $name }</b> had is yours now: clients — { $accounts }, contacts handed over alone — { $contacts }, open cases — { $cases }, promises — { $promises }, things to fix — { $fixes }. The cases: /cases
team-handed-from = Everything you had was handed over to { $name }. The clients’ cards are not yours any more.
team-remove-oneself = You cannot remove yourself: another owner does that.
team-remove-settings = { $name }: this owner is named in the settings (OWNER_IDS) and would be back at the next start. Take the number out there and start the bot anew.
team-remove-last = { $name } is the last owner who can act. First there has to be another one: /staff, “＋ Owner”
team-remove-has = <b>{ $name }</b> still has work: first hand everything to a colleague.
team-remove-sure = Remove <b>{ $name }</b>, { $role ->
        [owner] owner
       *[manager] account manager
    }, from the staff? Access ends at once: cards, lists and clients’ words become unavailable. This cannot be undone.
team-removed = <b>{ $name }</b> is not on the staff any more: access is closed.
team-owner-already = { $name } is an owner already.
team-owner-not-joined = { $name } is not in the bot yet. First the personal link, then they can be made an owner.
team-appoint-sure = Make <b>{ $name }</b> an owner? Everything opens: cases and answers of all clients, lists, survey settings, the staff. Their clients stay theirs.
team-appointed = <b>{ $name }</b> is an owner now.
team-appointed-you = You are an owner of the NPS programme of “{ $company }” now. All you can do: /help
team-owner-welcome = { $hello } You are an owner of the NPS programme of “{ $company }”: you see the cases and answers of all clients. The staff: /staff, the index: /nps, everything else: /help

### Merging
merge-button = Merge
merge-whom = { $kind ->
        [account] { $others ->
            [none] Which company is the same as “{ $name }”? Write its name.
           *[yes] Which company is the same as “{ $name }”? Write its name. Or choose a person at this company who is listed twice:
        }
        [staff] { $others ->
            [none] Besides { $name } nobody is on the staff.
           *[yes] Who of the staff is the same person as <b>{ $name }</b>? First you see what would change.
        }
       *[contact] { $others ->
            [none] Besides { $name } nobody is listed at the company.
           *[yes] Who at this company is the same person as <b>{ $name }</b>? First you see what would change.
        }
    }
merge-which = Several companies are called so. Which one?
merge-unknown = There is no other company “{ $words }”. Write its name as it stands in the client list.
merge-sure = Is this { $kind ->
        [account] one company
       *[other] one person
    }? <b>{ $kept }</b> stays, the record <b>{ $gone }</b> disappears from lists.
merge-moves = What goes along: { $what }.
merge-nothing = Nothing goes along: the second record has nothing.
merge-counts = { $what ->
        [accounts] clients — { $count }
        [contacts] contacts — { $count }
        [responses] answers — { $count }
        [invitations] questions — { $count }
        [cases] cases — { $count }
        [promises] promises — { $count }
        [light_cards] cards without a case — { $count }
        [client_messages] messages — { $count }
        [relays] words to the client — { $count }
        [events] events — { $count }
        [enrolments] links — { $count }
        [holds] “do not ask” — { $count }
        [losses] records of leaving — { $count }
        [campaign_contacts] audits — { $count }
        [fixes] things to fix — { $count }
        [absences] absences — { $count }
       *[notes] notes — { $count }
    }
merge-fills = What is empty is filled from the second record, fields: { $count }. The rest stays as it is.
merge-along = People with one Telegram account at both companies: { $count } — they become one record as well.
merge-namesakes = At both under one name: { $names }. If they are the same people, merge them afterwards: /client, “Merge”
merge-question = Two questions to one person are open now: one of them closes without an answer.
merge-known = The next client list will know the name “{ $gone }”: there will be no second record.
merge-undoable = It can be undone for a day.
merge-do = Yes, merge
merge-see-below = Merged, details below ↓
merge-done = Merged: <b>{ $gone }</b> is <b>{ $kept }</b> now. It can be undone until { $until }
merge-undo = Undo the merge
merge-apart = The merge is undone: two records again, everything in its place.
merge-told = The owner { $by } has merged two records: <b>{ $gone }</b> is <b>{ $kept }</b> now.
merge-undone-told = The owner { $by } has undone a merge: <b>{ $gone }</b> and <b>{ $kept }</b> are two records again.
merge-same = This is one and the same record. Choose another one.
merge-gone = This record is not there any more: it was erased, removed or merged already. Open the list anew.
merge-two-staff = { $name } and { $other } both work in the bot already, each with a Telegram account of their own. Hand everything to one and remove the other: /staff
merge-owner = { $name } is an owner, and { $other } an account manager. First make an owner of who stays, or remove the other: /staff
merge-other-company = { $name } is listed at another company. If the company is the same, merge the companies first: /client. If the person has moved, the history stays with the old one.
merge-two-telegrams = { $name } and { $other } answer from different Telegram accounts, and each one’s answers are their own. Mark the one too many “No longer works there”: /invite. The history stays with both.
merge-one-left = { $name } has left the company. First “Works there again”: /invite
merge-two-cases = { $name }: two cases are open, no. { $first } and no. { $second }. Close one of them and merge again.
merge-undone = This merge was undone already.
merge-final = More than a day has passed: it cannot be undone any more.
merge-erased = This person’s data were erased: there is nothing to undo.
merge-later = Another record was merged with this one later: undo that merge first.
merge-lived-on = Since the merge there are new answers or words on the other’s case: it cannot be undone any more without losing something.
held-unreachable-merged = two records of one person became one
held-action-contact-merge = two records of you were merged
held-action-contact-unmerge = the merge of two records was undone

nps-question = The question: whether they would { $about ->
        [none] { $wording ->
            [recommend] recommend you
            [keep_buying] keep buying
           *[work_more] recommend doing more with you
        }
       *[other] { $wording ->
            [recommend] recommend “{ $about }”
            [keep_buying] keep buying “{ $about }”
           *[work_more] recommend ordering “{ $about }” more
        }
    }. Other questions are counted apart.

logged-contact-merge = two records of the person were merged
logged-contact-unmerge = the merge of records was undone

## The list of companies by colour (/accounts)

command-accounts = Clients by colour: who is at risk
colour-at_risk = at risk
colour-unheard = unheard
colour-watch = to watch
colour-safe = safe
sign-when = { " " }{ $day }
sign-since = { " " }since { $day }
sign-none = nothing alarming
account-sign = { $sign ->
        [maker_unhappy] decision maker: { $number },{ $when }
        [people_unhappy] { $number ->
            [one] { $number } detractor
           *[other] { $number } detractors
        },{ $when }
        [case_late] case overdue{ $since }
        [promise_broken] promise broken{ $when }
        [nobody_joined] nobody is in the bot yet
        [never_answered] no answers yet
        [silent_long] silent{ $since }
        [case_reopened] case reopened{ $when }
        [case_open] case open{ $since }
        [conflict] the decision maker and others disagree,{ $when }
        [score_fell] a score fell{ $when }
        [gone_silent] used to answer, question unanswered{ $since }
        [maker_left] a decision maker left{ $when }
        [buys_no_more] no purchases{ $since }
        [buys_less] purchases in half a year: { $number }, half as many; the last one{ $when }
        [revenue_fell] revenue fell to { $number },{ $when }
       *[debt] debt { $number }{ $since }
    }
account-colour = { $mark } <b>{ $colour }</b>: { $why }
accounts-title = <b>Clients: { $count }</b>{ $revenue }
accounts-revenue = { " " }· { $revenue }
accounts-share = { " " }({ $share }%)
accounts-sum = { $mark } { $colour }: <b>{ $count }</b>{ $revenue }{ $share }
accounts-coverage = Answered within a year: { $parts }
accounts-name = <b>{ $name }</b>
accounts-part = { $part }
accounts-manager = { " " }· { $name }
accounts-line = { $mark } { $account } — { $why }{ $manager }{ $changed }
accounts-changed = { " " }· <b>was { $before }, is { $after } since { $day }</b>
accounts-button-all = ‹ All
accounts-button-changed = Changed: { $count }
accounts-none = There are no companies yet. The client list adds them: an owner sends the file here.
accounts-none-such = There are no such companies now. All of them: /accounts
accounts-stale = This list is outdated. A new one: /accounts
accounts-anonymous = The survey is anonymous: only the owners see how companies do.
accounts-no-circle = A person has a role (here “{ $words }”), and this is a list of companies.
accounts-examples = For example: <code>/accounts red</code>, <code>/accounts VIP Smirnova</code> or <code>/accounts changes</code>
flow-button = Lost and won
flow-title = <b>Lost and won</b> · { $period }
flow-lost = ⚫ Lost: <b>{ $lost }</b> of { $clients ->
        [one] { $clients } client
       *[other] { $clients } clients
    } at the beginning{ $revenue }
flow-won = 🆕 New: <b>{ $new }</b>, back: <b>{ $back }</b>
flow-reason = { $reason } { $count }
flow-reasons = Reasons of the losses: { $reasons }
flow-unsaid = not given
flow-other = another one
flow-year = In 12 months, until { $until }: { $lost } lost of { $clients } — { $rate }% { $verdict ->
        [above] ⚠️ above { $line }% a year: alarming
       *[below] (alarm line: { $line }% a year)
    }
flow-year-unknown = In 12 months, until { $until }: nobody knows how many clients there were at the beginning, so there is no share
flow-to = { " " }→ { $name }
flow-line = ⚫ <b>{ $account }</b>{ $revenue } — { $reason }{ $competitor } · { $day }{ $manager }{ $back ->
        [yes] { " " }· ↩️ the client is back
       *[no] { "" }
    }
flow-back = ‹ To the list

# Where answers are anonymous no day is told to a manager: after "since"
week-of = the week of { $week }

## The card of figures: a picture and the words below it

pic-margin = ±{ $margin }: from { $low } to { $high }
pic-title = <b>NPS { $nps }</b> (±{ $margin }, from { $low } to { $high }) · { $period } · { $verdict }
pic-company = { $company } · question: { $question } · { $window }
pic-question-recommend = would they recommend us
pic-question-keep_buying = will they keep buying
pic-question-work_more = would they recommend working with us more
pic-question-about = { $question } — { $about }
pic-verdict-either = { $low } or { $high }
pic-verdict-range = from “{ $low }” to “{ $high }”: the margin is wide
pic-verdict-few = few responses
pic-few = { $count ->
        [0] No responses yet
        [one] { $count } response — too few for an index
       *[other] { $count } responses — too few for an index
    }
pic-promoters = Promoters
pic-passives = Passives
pic-detractors = Detractors
pic-trend = Earlier: { $points }
pic-trend-few = { $name } — too few
pic-quarter = Q{ $number }
pic-cases = Cases opened in this period: { $total } · { $open ->
        [0] all closed
       *[other] { $open } open
    }{ $overdue ->
        [0] {""}
       *[other] , { $overdue } overdue
    }
pic-picture = 🖼 Picture
pic-what = ❔ What this means
pic-view-managers = Managers
pic-view-trend = Trend
pic-view-segments = Segments
pic-view-circles = Roles
pic-view-regions = Regions
pic-view-surveys = Surveys
pic-view-objects = Topics
pic-by-managers = NPS by manager
pic-by-segments = NPS by segment
pic-by-circles = NPS by role
pic-by-regions = NPS by region
pic-by-surveys = NPS by survey
pic-by-objects = NPS by topic of the question
pic-by = <b>{ $title }</b> · { $period }
pic-none-managers = Without a manager
pic-none-segments = No segment
pic-none-circles = No role
pic-none-regions = No region
pic-of-company = About the company
pic-part = ±{ $margin } · { $count ->
        [one] { $count } response
       *[other] { $count } responses
    }{ $trust ->
        [low] , few
       *[ok] { "" }
    }
pic-part-few = { $count ->
        [one] { $count } response
       *[other] { $count } responses
    } — few
pic-meaning =
    <b>What the card shows</b>
    <b>NPS</b> is the share of promoters minus the share of detractors among all who answered. Promoters give nine or ten, passives seven or eight, detractors six or less. From −100 to +100. Each person counts with their latest answer of the period; “By all answers” counts every one.
    <b>The margin ±</b>: the true index lies within it with a probability of 95%, as not everybody answered. A difference within the margin is not yet a rise or a fall. With few responses the limits are pulled towards zero: an index far from it is then mostly chance.
    <b>In a word</b>: below +10 unsatisfactory, from +10 satisfactory, from +50 good, from +80 excellent. One word where the whole margin lies in it.
    <b>Few responses</b>: with fewer than 5 there is no index, with fewer than 30 it shows a direction only.
    <b>Response rate</b>: how many of those asked in this period answered. <b>Cases</b>: those opened in this period.

# --- Windows, accounts and circles: whose answer stands in which figure ---
held-heard-by = Account manager when you answered

### Export

command-export = export to Excel or CSV
export-title = <b>Export</b> · { $what } · { $when }
export-all = all clients
export-own = your clients
export-always = all time
export-holds = Answers: { $answers }, accounts: { $accounts }, contacts: { $contacts }, cases: { $cases }.
export-no-phones = Without phones and e-mails: that is the owner’s decision.
export-choose =
    XLSX is an Excel workbook: sheets with filters, a summary and a chart. CSV is an archive with a table for each sheet.
    Answers, cases and promises are from this period; accounts and contacts are as they are now.
export-making = ⏳ Preparing…
export-progress = ⏳ Preparing: { $sheet }, { $done } of { $total }
export-made = 📦 Ready, sending it.
export-sent = ✅ Done: the file is below.
export-changed = The file was not sent: while it was prepared, the list of your clients changed, or somebody erased their data or took a quote back.
export-failed = The file could not be prepared.
export-again = Do it again
export-caption = Export · { $what } · { $when }. Answers: { $answers }.
export-part = Part { $part } of { $parts }: the rows of each sheet continue in the next part.
export-anonymous = The survey is anonymous: only owners can export.
export-examples =
    For example:
    /export — everything there is
    /export Q3 — the third quarter
    /export VIP last month — a segment and a time
    /export 01.09-15.10 — from the first day to the second
export-nobody = Nobody matches these words: there is nothing to export.
export-busy = An export is already being prepared. Wait for its file, then start the next one.
export-begun = This export has already been started. A new one: /export
export-backwards = The first day first, then the last one: /export { $right }
export-theirs = own clients
export-owner-told = 📤 Export: { $name } — { $what }, { $when }, { $format }. Answers: { $answers }, { $phones ->
        [yes] with phones and e-mails
       *[no] without phones and e-mails
    }.
export-yes = yes
export-sheet-summary = Summary
export-sheet-answers = Answers
export-sheet-accounts = Accounts
export-sheet-contacts = Contacts
export-sheet-cases = Cases
export-sheet-events = Case history
export-sheet-promises = Promises
export-columns-answers = No. | Date | Account | Contact | Position | Role | Score | Group | Reasons | Comment | Survey | How it came | Recorded by | Replaced by their own | Manager then | Segment then | Region | In the index
export-columns-accounts = No. | Code | Account | Manager | Segment | ABC | XYZ | Type | Region | Relationship | Revenue, 12 months | Debt | First delivery | Last purchase | Loyalty | Why they buy | Tags | Contacts | Of these in the bot | Colour | Why
export-columns-contacts = No. | Code | Name | Account | Manager | Role | Position | Phone | E-mail | State | Joined | Language | Time zone | Latest score | Scored
export-columns-cases = No. | Opened | Account | Contact | Manager | State | Why | Deadline | Taken | Taken by | Reached | Marked settled | Closed | Cause | Cause in own words | What was done | Times reopened
export-columns-events = Case No. | Account | When | What happened | Who
export-columns-promises = Case No. | Account | Contact | Promise | By | Made | Due | State | When
export-columns-months = Month | Answers | Promoters | Passives | Detractors | NPS | Answers by month
export-group-promoter = promoter
export-group-passive = passive
export-group-detractor = detractor
export-survey-recorded = recorded by staff
export-survey-imported = before the bot
export-state-invited = invited
export-state-joined = in the bot
export-state-unreachable = messages do not arrive
export-state-left = no longer works there
export-case-new = new
export-case-in_work = in work
export-case-waiting = waiting for the client
export-case-promised = promised
export-case-settled = the client was asked whether it is settled
export-case-reopened = reopened
export-case-confirmed = confirmed by the client
export-case-unconfirmed = closed, not confirmed by the client
export-case-lost = client lost
export-case-closed = closed
export-why-detractor = low score
export-why-fell = the score fell
export-why-asked = asked to be contacted
export-why-staff = opened by staff
export-promise-open = promised
export-promise-moved = moved
export-promise-kept = kept
export-promise-broken = broken
export-promise-unconfirmed = kept, not confirmed by the client
export-promise-dropped = no longer needed
export-line-company = Company
export-line-what = Exported
export-line-period = Time
export-line-made = Made
export-line-by = For
export-line-zone = Time zone
export-line-currency = Currency
export-line-nps = NPS
export-line-margin = Margin, ±
export-line-low = NPS at least
export-line-high = NPS at most
export-line-counted = Scores in the index
export-line-erased = Of these without a row: people erased their data
export-line-answers = Answers
export-line-accounts = Accounts
export-line-contacts = Contacts
export-line-cases = Cases
export-line-open = Of these, open
export-line-promises = Promises
export-line-how = How it is counted
export-few = few answers
export-how = The latest score of each person in this period; these are the rows with “yes” under “In the index”. With fewer than 5 scores there is no index.

window-latest = by each person’s latest score
window-every = by all answers
window-title-latest = By each person’s latest score
window-title-every = By all answers
window-button-latest = Latest answers
window-button-every = All answers
pic-view-accounts = Clients, circles
circles-title = <b>By client and circle</b> · { $period }
circles-accounts = By client: <b>{ $nps }</b> (±{ $margin }) · { $count ->
        [one] { $count } client
       *[other] { $count } clients
    }{ $trust ->
        [low] {""}, few
       *[ok] {""}
    }
circles-accounts-few = By client: { $count ->
        [one] { $count } client — too few for an index
       *[other] { $count } clients — too few for an index
    }
circles-of-makers = Of these, based on a decision maker’s answer: { $count } of { $of }
circles-conflict = Decision makers and others disagree: { $count ->
        [one] { $count } client
       *[other] { $count } clients
    }
circles-side-by-side = <b>Circles side by side</b> · { $window }
circles-decision_maker = Decision makers
circles-advocate = Brand advocates
circles-user = Users
circles-intermediary = Intermediaries
circles-end_user = End users
circles-none = Role unknown
circles-part = { $trust ->
        [low] ▫️ { $name }: { $nps } (±{ $margin })
       *[ok] ▪️ { $name }: <b>{ $nps }</b> (±{ $margin })
    } · { $count ->
        [one] { $count } response
       *[other] { $count } responses
    }: { $promoters } / { $passives } / { $detractors }{ $trust ->
        [low] {""}, few
       *[ok] {""}
    }
circles-few = ▫️ { $name }: { $count ->
        [0] no responses
        [one] { $count } response — too few for an index
       *[other] { $count } responses — too few for an index
    }
circles-meaning = A client counts once: by the worst latest score of its decision makers, or, if none of them has answered, by the middle score of the others. The three numbers of a circle are promoters, passives and detractors. ▫️ — fewer than 30 responses: a direction only.

## Reasons: corrected by the staff

why-fix-button = Reasons
why-fix-line = ✎ reasons corrected: { $name }, { $when }; the client marked: { $own }
why-fix-none = nothing
why-fix-title = Reasons of the answer <b>{ $score }</b> · { $contact }, { $account }
why-fix-own = The client marked: { $reasons }
why-fix-counts = In the figures: <b>{ $reasons }</b>
why-fix-told = · { $when }, { $name }: { $became ->
        [added] added
       *[struck] struck
    } “{ $reason }”
why-fix-how = Press a reason to add it or strike it. The client’s words and score stay as they are.
why-fix-toast-added = Added
why-fix-toast-struck = Struck
held-corrected = Reasons corrected by the staff
held-reason-added = added
held-reason-struck = struck
held-action-reasons-correct = the reasons of your score were corrected
logged-reasons-correct = reasons corrected

## Reasons and money

pic-view-reasons = Reasons
pic-view-money = Money
pic-how = ❔ How it is counted
parameter-reliability = reliability
parameter-stability = steady quality
parameter-offer = value of the offer
parameter-attitude = attitude
parameter-expertise = expertise of the sellers
parameter-flexibility = flexibility
sale-lead = before the deal
sale-first_delivery = first delivery
sale-deal = after a delivery, an invoice or a support case
sale-regular = in regular work
sale-recovery = after a complaint
sale-win_back = win-back
sale-elsewhere = outside surveys
complaints-title = <b>Reasons for dissatisfaction</b> · { $period }
complaints-of = Unhappy responses (0–6): <b>{ $answers }</b>, with a reason given: { $named }
complaints-none = Nobody complained in this period.
complaints-line = · { $reason }{ $parameter }: <b>{ $times }</b>{ $causes }
complaints-parameter = { " " }({ $name })
complaints-causes = { " " }· in closed cases: { $count }
complaints-own = · in own words in closed cases: { $count }
complaints-stages = <b>When it happened</b>
complaints-stage = · { $stage }: { $reasons }
complaints-often = { $reason } { $count }
complaints-cost-title = <b>The most expensive complaint</b>: annual revenue of the clients who gave the reason
complaints-ranked = · { $line }
complaints-cost = { $reason }: { $revenue } · { $clients }{ $known } — { $plan }
complaints-first = <b>{ $line }</b>
complaints-revenue = { $revenue }
complaints-revenue-unknown = revenue unknown
complaints-clients = { $count ->
        [one] { $count } client
       *[other] { $count } clients
    }
complaints-known = , revenue known for { $count }
complaints-nothing = nothing planned
complaints-nobody = nobody assigned to fix it yet
complaints-mends = { $name } is fixing it, { $late ->
        [yes] overdue: { $by }
       *[no] by { $by }
    }
complaints-mended = being fixed, { $late ->
        [yes] overdue: { $by }
       *[no] by { $by }
    }
complaints-fixes = 🛠 Fix the system
complaints-meaning =
    <b>How it is counted</b>
    <b>Reasons</b> are what the unhappy (zero to six) marked in their responses of this period, as corrected by the staff. A response may name several. A response that the client has replaced with their own does not count.
    <b>In closed cases</b>: the cause with which the staff closed a case in this period.
    <b>When it happened</b>: by the survey that was answered, before the deal, after the first delivery and so on.
    <b>The most expensive complaint</b> is the annual revenue of the clients who gave the reason in a response, or whose case was closed with it. Revenue is taken from the latest client list. A client who gave two reasons is in both, so the sums must not be added up. A client whose revenue is unknown is in no sum.
money-title = <b>Money</b> · { $period }
money-known = Annual revenue is known for { $known } of { $accounts ->
        [one] { $accounts } client who responded
       *[other] { $accounts } clients who responded
    }
money-nobody = Nobody responded in this period.
money-promoter = 🟢 Promoters: <b>{ $count }</b> · { $revenue }
money-passive = 🟡 Passives: <b>{ $count }</b> · { $revenue }
money-detractor = 🔴 Detractors: <b>{ $count }</b> · { $revenue }
money-revenue = { $revenue } a year{ $known }
money-revenue-unknown = revenue unknown
money-of = { " " }(known for { $count })
money-below = { "    " }{ $parts }
money-change = revenue since the response { $change }% (median of { $count })
money-change-few = too early to tell how revenue changed: known for { $count }
money-bought = bought again { $bought } of { $dated }{ $share }
money-bought-unknown = purchases unknown
money-risk = 🔴 At risk now: <b>{ $count }</b>{ $revenue }{ $share }{ $unknown }
money-unknown = , revenue unknown for { $count }
money-back-none = ↩️ Nobody who was unhappy became satisfied again in this period.
money-back-unknown = ↩️ Were unhappy, now satisfied again: <b>{ $contacts }</b> ({ $accounts ->
        [one] { $accounts } client
       *[other] { $accounts } clients
    }). What they have bought since is unknown: no purchases were imported
money-back = ↩️ Were unhappy, now satisfied again: <b>{ $contacts }</b> ({ $accounts ->
        [one] { $accounts } client
       *[other] { $accounts } clients
    }). Bought since: { $buyers }{ $amount }
money-back-amount = { " " }· { $amount } (the sum is known for { $priced } of { $purchases ->
        [one] { $purchases } purchase
       *[other] { $purchases } purchases
    })
money-meaning =
    <b>How it is counted</b>
    Everything comes from imported client lists and events; what is not in them is unknown and in no sum.
    <b>A client’s group</b> is that of the worst score of a decision maker in this period or, if none responded, the median of the others (the lower of the two in the middle). Each person counts with their latest response.
    <b>Annual revenue</b> is taken from the latest list. <b>Revenue since the response</b>: by how many per cent it differs from the list in force on the day of the client’s latest response; the median, for at least { $enough } clients.
    <b>Bought again</b>: clients whose latest known purchase is later than the day of the response, out of those with any known purchase. A share is shown for at least { $enough }.
    <b>At risk</b>: red in /accounts, now; the share is of the revenue of all clients.
    <b>Satisfied again</b>: gave seven or more after a case was closed; purchases are events later than that day, until today.
    <b>Churn</b>: clients lost within a year, out of those who were clients when it began; more than { $line }% is alarming.

## Promoters: quotes

quote-may = May we quote you?
quote-offer = Thank you for these words! They could help others decide too.
quote-nameless = a client of { $company }
quote-ask = May { $company } quote what you said? Exactly these words:
quote-signed = With your name: — { $signature }
quote-signed-nameless = Without a name: — { $signature }
quote-how = What you change or add later is not part of the quote. You can withdraw it at any time: /mydata
quote-yes-named = Yes, with my name
quote-yes-nameless = Yes, without a name
quote-no = No
quote-ready =
    “{ $words }”
    — { $signature }
quote-thanks =
    Thank you! You can be quoted like this:
    <blockquote>{ $quote }</blockquote>
    You can withdraw it at any time: /mydata
quote-refused = All right, we will not quote you or ask again.
quote-nothing = There is nothing to quote: your words or your score have changed since.
quote-changed = The words or the signature have changed since. Please look once more.
quote-withdraw = Withdraw the quote “{ $words }”
quote-withdrawn-done = The quote is withdrawn and its words are erased. The company is told at once.
quote-withdrawn-before = This quote has already been withdrawn.
quote-given = 💬 May be quoted: <b>{ $contact }</b>, { $account } — { $named ->
        [yes] with the name
       *[no] without a name
    }. All quotes: /quotes
quote-withdrawn = ⚠️ A quote was withdrawn: <b>{ $contact }</b>, { $account }. Please take it down wherever you use it.
quote-wish = Ask for a quote
quote-asked-toast = Asked. The answer will come here.
quote-cannot-asked_before = This client has already been asked for this quote; we do not ask twice.
quote-cannot-no_words = There is nothing to quote: it takes a nine or a ten, and the client’s own words.
quote-cannot-not_here = They cannot be asked: this person is not in the bot, or wishes no more messages.
quote-cannot-open_case = Close this client’s case first: while it is open, no quote is asked for.
light-quote = { $state ->
        [asked] 💬 Asked for a quote: no answer yet
        [given] { $named ->
            [yes] 💬 May be quoted with the name: /quotes
           *[no] 💬 May be quoted without a name: /quotes
        }
        [withdrawn] 💬 The quote was withdrawn
       *[refused] 💬 May not be quoted
    }
command-quotes = Quotes you may use
quotes-title = <b>Quotes: { $count }</b> · tap the text to copy it
quotes-given = { $score }/10 · permitted on { $day }
quotes-none = No quotes yet. Clients give them themselves: by “May we quote you?” below the thanks for a nine or a ten. You can ask for one on the card of what they said.
quotes-none-such = No such quotes. All of them: /quotes
quotes-stale = That name is no longer there. All quotes: /quotes
quotes-anonymous = The survey is anonymous: only the company’s management sees quotes.
quotes-examples = You can write: /quotes, /quotes VIP, /quotes Smirnova
held-title-quotes = Your words that may be quoted
held-quote-text = Words
held-quote-signature = Signature
held-quote-asked-by = Asked for by
held-quote-asked = Asked
held-quote-settled = Settled
held-quote-state-asked = waits for your decision
held-quote-state-given = may be quoted
held-quote-state-refused = may not be quoted
held-quote-state-withdrawn = withdrawn
held-action-quote-ask = you were asked for a quote
logged-quote-ask = a quote was asked for

## Promoters: recommendations

refer-button = Recommend us
refer-button-of = Recommend: { $account }
refer-intro =
    Thank you! Forward the next message to whoever could use us.
    The link is yours, and any number of people may open it. Only the management of { $company } will know who came on your recommendation; we will just tell you that it helped. To switch the link off: /mydata
refer-message =
    I recommend { $company }. If you are interested, open the link: it first says what will be kept, and the choice is yours.
    { $link }
refer-not-now = The link is for those whose latest score is a nine or a ten.
refer-stop = Switch off my link
refer-stop-of = Switch off my link: { $account }
refer-stopped = The link is off: nobody new can use it.
refer-stopped-before = This link is off already.
refer-own = This is your own link: forward it to whoever could use us.
refer-known = You are already with us and need no recommendation. You can write to { $company } right here.
refer-staff = This link is for people to whom a client has recommended you. Staff have no use for it: forward it, or close it.
refer-gone = This link is no longer valid: it was switched off. Ask whoever sent it, or write to { $company } directly.
refer-thanks = Your recommendation helped: somebody new has turned to { $company }. Thank you!
recommended-consent = You were recommended to us. Once you agree, the bot asks for your name, what you do and where you work; the company’s management will see this. We ask nothing else until it decides who will contact you. If it declines, everything is erased.
recommended-name = Thank you! What is your name, and what do you do? For example: Peter Smith, chief engineer
recommended-company = And which company do you work for?
recommended-waiting = Thank you, that is all we need. { $company } will decide who contacts you; until then we ask nothing. Changed your mind? /forget
recommended-welcome = { $known ->
        [yes] Hello! At { $company } { $manager } will look after you.
       *[no] Hello! { $company } will contact you.
    } { $mode ->
        [anonymous] You can write to the company’s management right here.
       *[named] You can write right here.
    }
recommended-yours = 🤝 A client has recommended you to somebody new: <b>{ $contact }</b>, { $account }. They are in the bot and waiting to be contacted. Their card: send their name here
recommended-rejected = { $company } cannot help you at the moment. Everything you wrote about yourself is erased.
recommended-by = 🤝 <b>Recommended by</b> { $contact } ({ $account })
recommended-by-forgotten = 🤝 <b>Recommended by</b> a client whose data have been erased
recommended-who =
    { $called } · { $company }
    On Telegram: { $person }
recommended-is-listed = A company like this is already on the list: { $account }, manager { $manager }.
recommended-hint = “Assign” creates a potential client and tells the person who will contact them. “Reject” at once erases everything known about them.
recommended-assign = Assign
recommended-join = Add to { $account }
recommended-to-whom = Who will look after this person? Their company becomes a potential client.
recommended-done = Done: <b>{ $contact }</b>, { $account } — with { $name }. They have been told; whoever recommended you was thanked, without names.
recommended-rejected-done = Rejected; everything about this person is erased.
recommended-over = This person has already been assigned or rejected.
recommended-hold = came on a client’s recommendation: has not bought yet
held-title-referrals = Your link for recommendations
held-revoked = Switched off
held-recommended = You came on a recommendation
held-company = Company
held-story = You were thought of for a success story
held-action-newcomer-assign = you were given to one of the staff
logged-newcomer-assign = a recommended newcomer was given to one of the staff
nps-earned = Recommended by clients: companies that came { $came }, now buying { $became }{ $money ->
        [none] { "" }
       *[some] , their revenue { $revenue } (known for { $known } of { $became }){ $share ->
            [none] { "" }
           *[other] { " " }— { $share }% of all clients’ revenue
        }
    }

## Promoters: a success story

story-title = ⭐ <b>A success story?</b> { $contact }, { $account }{ $segment } — scored { $score }
story-how = Such a story convinces better than advertising. Once a quarter we suggest one client, each client once. Here is a request to forward, or to put into your own words:
story-request = { $name }, thank you for your kind words about { $company }. May we tell the story of our work together: what was needed, what was done, what came of it? A ten-minute talk is enough, and you will see the text before it is published.
story-not-now = Not now
story-later = All right, not now. Next quarter we will suggest another client.

## Summaries: what has changed, and whose they are

summary-title-quarter = 📊 <b>The quarter in review</b>
summary-nothing-week = 📊 <b>The week in review</b> · { $period }: nothing new.
summary-nothing-month = 📊 <b>The month in review</b> · { $period }: nothing new.
summary-nothing-quarter = 📊 <b>The quarter in review</b> · { $period }: nothing new.
summary-preview = <i>As it would look now:</i>
summary-quarters = By quarter: { $points }
summary-accounts = Clients: changes
summary-cases = Cases
summary-stop = Stop sending
summary-stopped = { $kind ->
        [week] You will no longer get the week in review.
        [month] You will no longer get the month in review.
       *[quarter] You will no longer get the quarter in review.
    } If you change your mind: the button below, or /settings.
summary-again = Send again
summary-resumed = { $kind ->
        [week] You will get the week in review again.
        [month] You will get the month in review again.
       *[quarter] You will get the quarter in review again.
    }
some-names = { " " }— { $names }{ $more }
some-more = { " " }and { $count } more
some-person = { $name }, { $account }
some-scored = { $person }: <b>{ $score }</b>
some-unreachable = { $person }: { $reason ->
        [blocked] has blocked the bot
        [deactivated] the Telegram account is deleted
       *[other] the chat is not found
    } since { $since }
changed-title = <b>What has changed</b> since { $day }
changed-colour = { $before }→{ $after } { $account }
changed-account = { $account }
changed-colours = Changed colour: { $count }{ $names }
changed-detractors = New detractors: { $count }{ $names }
changed-silent = No longer answering: { $count }{ $names }
changed-joined = Joined: { $count }{ $names }
changed-lost = Lost: { $count }{ $names }
changed-unasked = Closed, and the client cannot be asked: { $count }{ $names }
changed-costly = 💸 The most expensive complaint: { $line }
changed-overdue = Overdue cases: { $count }{ $names }
changed-unreachable = Unreachable: { $count }{ $names }

## /settings

command-settings = Summaries: when, for whom and what is in them
settings-title = ⚙️ <b>Summaries</b>
settings-week = Week
settings-month = Month
settings-quarter = Quarter
settings-line = { $kind }: { $when }
settings-at-week = { $day } at { $time }
settings-at-month = on day { $day } of the month at { $time }
settings-at-quarter = on day { $day } after the quarter ends, at { $time }
settings-cron = by the schedule <code>{ $cron }</code>
settings-is-off = not sent
settings-who = Sent to: { $who }
settings-what = What is in them: { $what }
settings-nobody = nobody
settings-role-owner = owners
settings-role-manager = managers
settings-part-card = figures
settings-part-changed = what has changed
settings-part-words = what was said
settings-chosen = Chosen here, overriding .env: { $names }
settings-of-env = Everything is still as set up at installation (.env).
settings-stopped = Not sent to you: { $kinds }
settings-not-managers = The owners have decided not to send summaries to managers.
settings-hint = { $kind ->
        [week] Set the day and the time with a button or in words: <code>/settings week fri 17:30</code>. Sent from Friday to Sunday it covers the week that is ending, otherwise the last one.
        [month] Set the day and the time with a button or in words: <code>/settings month 5 10:00</code>. Days are 1 to 28.
       *[quarter] Set the day and the time with a button or in words: <code>/settings quarter 5 10:00</code>. Days are 1 to 28; it comes in January, April, July and October, with the year so far.
    }
settings-wrong = “{ $text }” could not be understood. Write for example <code>/settings week fri 17:30</code>, <code>/settings month 5 10:00</code> or <code>/settings quarter off</code>.
settings-button-who = Sent to
settings-button-what = What is in them
settings-now = Show now: { $kind }
settings-off = Send to nobody
settings-on = Send
settings-env = As in .env
settings-back = ‹ Back
settings-one-stays = At least one has to stay, or the summary would be empty.

## Occasions to write to a client, in the message of a Monday

occasions-title = 🎈 <b>Occasions to write</b>
occasions-hint = A tap copies the framed words. The bot itself sends no congratulations.
occasions-anniversary = 🎂 { $day } — <b>{ $account }</b>: { $years ->
        [one] { $years } year
       *[other] { $years } years
    } since the first delivery
    <code>{ $words }</code>
occasions-anniversary-words = Today it is { $years ->
        [one] { $years } year
       *[other] { $years } years
    } that we have worked together. Thank you! If anything should be done differently, tell us and we will fix it.
occasions-holiday = 🎉 { $day } — <b>{ $name }</b>
    <code>{ $words }</code>
occasions-holiday-words = Happy holiday: { $name }! Thank you for working with us.
occasions-professional = 🛠 { $day } — <b>{ $name }</b>: { $accounts }{ $more }
    <code>{ $words }</code>
occasions-professional-words = Congratulations on your professional holiday: { $name }! Success to you and your team.
occasions-silent = ⚪ Silent longest: { $accounts }
    <code>{ $words }</code>
occasions-silent-one = <b>{ $account }</b> — since { $day }
occasions-silent-words = We have not heard from you for a while. How is it working with us, and what should we improve?
occasions-more = … and { $count } more

## Period, who, and the answers behind a number

answers = All responses
answers-of-promoter = Promoters
answers-of-passive = Passives
answers-of-detractor = Detractors
answers-of-reason = Unhappy with: { $reason }
answers-of-recorded = Recorded from clients’ words
answers-of-imported = Uploaded past responses
answers-title = <b>{ $what }</b> · { $period }: { $count }
answers-line = { $mark } <b>{ $score }</b> · { $name }, { $account } · { $day }
answers-not-yours = { $mark } <b>{ $score }</b> · now another manager’s client · { $day }
answers-words = “{ $words }”
answers-file = { $kind }
answers-reasons = Reasons: { $reasons }
answers-none = There are no such responses.
answers-anonymous = 🔒 The survey is anonymous: only owners see individual responses.
answers-stale = This button is out of date. Figures: /nps
scope-of = Only: { $names }
scope-region = region { $name }
answers-numbers = <b>Responses</b> · { $period }
answers-tap = Tap a number to open what is behind it. 🔥 — overdue cases, 📥 — past responses brought in a file.
narrow = 🔎 Period and who
narrow-answers = 👥 Responses: { $count }
narrow-title = <b>Period and who</b>
narrow-whose = Who: { $names }
narrow-everybody = all clients
narrow-own = your clients
narrow-or-write = Or type: <code>/nps { $words }</code>
narrow-period = Period
narrow-managers = Manager
narrow-segments = Segment
narrow-circles = Role
narrow-regions = Region
narrow-surveys = Survey
narrow-any = All
narrow-reset = Reset: all clients
narrow-up = ‹ Back
narrow-dates = Two dates
narrow-last-days = { $days } { $days ->
        [one] day
       *[other] days
    }
narrow-no-values = There is nothing to choose from yet.
narrow-days-wanted = Which days? Reply to this message, for example: 01.09–15.10
narrow-nobody = No client fits this. Choose something else: “Period and who”.
narrow-never = There has never been such a response.
narrow-other-time = The latest such response: { $day }.
narrow-future = This period has not begun yet: its first day is { $day }.
narrow-two-periods = “{ $words }” is no period, or several at once. Keep one.
narrow-alike = Not found: “{ $words }”. Similar: { $names }.
narrow-examples = For example: <code>/nps 2026-09</code>, <code>/nps 01.09-15.10</code>, <code>/nps VIP Smirnova Q3</code> or <code>/nps region Ural 90 days</code>

# "First of all": the first lines of an owner's list of accounts and summary
first-of-all-title = <b>First of all.</b>{ " " }
first-of-all-late = ⏰ { $manager }: { $count } { $count ->
        [one] overdue case
       *[other] overdue cases
    }{ $revenue }
first-of-all-revenue = , with clients worth { $revenue }
first-of-all-account = { $mark } { $account } — { $why }

# Quotes in the export
export-sheet-quotes = Quotes
export-columns-quotes = Words | Signature | Score | Company | Permitted

# Numbers that open what is behind them
answers-of-stage = Unhappy, with a reason: { $stage }
answers-counted-of_asked = Answered, of those asked
answers-counted-after_closing = Answered after their case was closed
answers-counted-recovered = Satisfied again after their case was closed
answers-counted-complaints = All unhappy answers
answers-counted-explained = Unhappy answers with a reason
number-all = All: { $count }
number-answers = Answers: { $count }
number-answered = Answered: { $count }
number-silent = No answer: { $count }
number-cases = Cases: { $count }
number-open = Open: { $count }
number-overdue = 🔥 { $count }
number-recorded = Recorded: { $count }
number-imported = 📥 { $count }
number-recovered = Won back: { $recovered } of { $answered }
number-accounts = By client: { $count }
number-by_makers = By decision makers: { $count }
number-conflict = Disagreeing: { $count }
number-complaints = Unhappy: { $count }
number-explained = With a reason: { $count }
number-own = In own words: { $count }
number-causes = Cases: { $count }
number-naming = Clients: { $count }
number-at_risk = At risk: { $count }
number-content = Clients back: { $count }
number-content-people = Satisfied again: { $count }
number-buyers = Bought again: { $count }
summary-numbers = 👥 Numbers
rows-title-now = <b>{ $what }</b> · now: { $count }
rows-none = Nobody here.
rows-of-silent = Asked, no answer
rows-of-cases = Cases opened in this period
rows-of-open = Cases of this period, still open
rows-of-overdue = Cases of this period, overdue
rows-of-causes = Closed cases with the cause “{ $reason }”
rows-of-own_causes = Closed cases with a cause in own words
rows-of-accounts = Clients who answered
rows-of-by_makers = Clients by their decision maker
rows-of-conflict = Clients whose decision makers and others disagree
rows-of-trades = Clients and their revenue
rows-of-naming = Clients who gave the reason “{ $reason }”
rows-of-at_risk = Clients at risk
rows-of-content = Clients satisfied again
rows-of-buyers = Satisfied again, and bought since
rows-silent = ▫️ <b>{ $name }</b>, { $account }{ $away } · question of { $asked }: { $became }
rows-silent-not-yours = ▫️ the client is another manager’s now · question of { $asked }: { $became }
rows-silent-away = { " " }({ $why ->
        [left] no longer works there
       *[unreachable] cannot be reached
    })
rows-silent-open = open until { $day }
rows-silent-again = open until { $until }, a reminder on { $day }
rows-silent-expired = time was up on { $day }
rows-silent-declined = wants no questions
rows-silent-skipped = withdrawn
rows-case = { $mark } No. { $number } · <b>{ $contact }</b>, { $account } · since { $since }, { $state }{ $manager }
rows-case-not-yours = { $mark } the client is another manager’s now · since { $since }, { $state }
rows-case-manager = { " " }· { $name }
rows-case-new = not reached yet
rows-case-in_work = in work
rows-case-waiting = waiting for the client
rows-case-promised = promise made
rows-case-settled = client asked whether it is settled
rows-case-reopened = client: “not settled”
rows-case-confirmed = client confirmed: settled
rows-case-unconfirmed = closed, not confirmed by the client
rows-case-lost = client lost
rows-case-closed = closed
rows-standing = { $mark }<b>{ $score }</b> · { $account } · { $why ->
        [decision_maker] by a decision maker
       *[median] by the median
    }{ $conflict ->
        [yes] , others disagree
       *[no] { "" }
    }
rows-account = { $mark }<b>{ $account }</b> · { $revenue }
rows-account-not-yours = { $mark }the client is another manager’s now
rows-trade = { $mark }<b>{ $account }</b> · { $revenue }{ $then } · { $bought ->
        [yes] bought after the answer
        [no] bought nothing after the answer
       *[unknown] purchases are unknown
    }
rows-then = { " " }(at the answer { $revenue })
# "First of all": what its lines open
first-of-all-overdue = ⏰ Overdue: { $manager }

# Corrected reasons in the history of a case and of a client
case-reasons = ✎ reasons: { $before } → { $after }
client-did-correct = ✎ reasons of the answer <b>{ $score }</b>, { $name }: { $before } → { $after } — { $staff }

# From what is to be mended back to the reasons
fixes-back = ‹ Reasons

# A file of an export outlives the erasing of a client
export-kept = The file stays where it is saved, even when a client is erased: keep and delete it as the law asks.

# Two companies of one name in a client list
row-account-namesake = { $account }: there is a company of this name already, with the code { $code }. There will be two; if they are one, merge them: /client, [Merge].
number-new = New cases: { $count }
number-in_time = In time: { $count }
number-late = Not in time: { $count }
number-settled = Closed: { $count }
number-confirmed = Settled: { $count }
number-denied = Not settled: { $count }
number-reopened = Reopened: { $count }
number-broken = 🤝 broken: { $count }
rows-of-new = New cases
rows-of-in_time = Reached in time
rows-of-late = Not reached in time
rows-of-settled = Closed cases
rows-of-confirmed = The client confirmed that it is settled
rows-of-denied = The client said that it is not settled
rows-of-reopened = Opened again
rows-of-broken = Broken promises
# What somebody recommended writes before the owners have decided
recommended-unheard = { $company } has not yet decided who will contact you. Until then, nobody will read what you write here. Changed your mind? /forget
number-open_now = Open: { $count }
number-overdue_now = 🔥 { $count }
number-reached = Reached: { $count }
number-ended = Closed: { $count }
number-ended_well = Settled: { $count }
number-kept = 🤝 kept: { $count }
number-broken_own = 🤝 broken: { $count }
number-unproven = 🤝 not confirmed: { $count }
number-detractors = New detractors: { $count }
number-fell_silent = No longer answering: { $count }
number-joined = Joined: { $count }
number-unasked = Cannot be asked: { $count }
number-unreachable = Unreachable: { $count }
number-lost = Lost: { $count }
number-came = Recommended: { $count }
number-left = Left in a year: { $count }
number-won = Gained: { $count }
rows-of-open_now = Open cases
rows-of-overdue_now = Overdue cases
rows-of-reached = The client was reached
rows-of-ended = Closed as settled
rows-of-ended_well = Settled, as the client confirmed
rows-of-kept = Promises kept
rows-of-broken_own = Promises this manager broke
rows-of-unproven = Promises the client said nothing about
rows-of-detractors = New detractors
rows-of-fell_silent = No longer answering
rows-of-joined = Joined
rows-of-unasked = Closed, and the client cannot be asked
rows-of-unreachable = Unreachable
rows-of-lost = Lost clients
rows-of-came = Came by a client’s recommendation
rows-of-left = Left in the 12 months before the period’s end
rows-of-won = New clients, and those who came back
rows-person = ▫️ { $told }
# The numbers of one manager's work
my-numbers = 🔎 { $name }
my-back = ‹ Back to looking after clients
own-title = <b>{ $name }</b> · { $period }
own-tap = Tap a number to open what is behind it. 🔥 — overdue cases, 🤝 — promises.
own-none = No numbers in this period.
own-back = ‹ Back to the numbers
