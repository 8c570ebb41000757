# Все слова бота по-русски. <b> и <i> — разметка Telegram; имена и комментарии экранируются сами.
# Пол собеседника неизвестен: без «записал», «согласна», «ответила». Названия компаний не склоняются.

## Знакомство контакта

hello-named = Здравствуйте, { $name }!
hello = Здравствуйте!
consent =
    { $hello }

    Здесь компания «{ $company }» спрашивает своих клиентов об одном: порекомендуют ли они её и почему. Меньше минуты, не чаще, чем нужно.

    { $mode ->
        [anonymous] Кто что ответит и напишет, увидит только руководство компании: { $manager } узнает лишь общие цифры, и только если ответов не меньше пяти.
       *[named] Ответы и переписку здесь увидят { $manager }, кто замещает, и руководство компании.
    } Мы храним ответы и переписку, имя, должность, телефон, почту, имя в Telegram и сведения о покупках вашей компании. Что именно и как удалить: /mydata
consent-manager = ваш менеджер { $name }
consent-manager-none = ваш менеджер
consent-privacy = <a href="{ $url }">Политика обработки данных</a>
consent-again = Напоминаем один раз и больше не будем: нам важно ваше мнение о компании «{ $company }».
consent-unheard = Ваше сообщение пока никому не передано: сначала прочтите, пожалуйста, и решите.
consent-yes = Согласиться и начать
consent-anew = Мы изменили то, о чём вас предупреждали. Прочтите, пожалуйста, и решите заново.
consent-anew-yes = Согласиться и продолжить
consent-anew-first = Оценка пока не учтена: мы изменили то, о чём вас предупреждали. Прочтите новый текст, нажмите «Согласиться и продолжить» — и поставьте оценку.
consent-later = Не сейчас
consent-not-me = Это не я
consent-later-done = Хорошо. Напомним один раз, не раньше чем через три дня. Начать можно и раньше — кнопкой выше.
consent-not-me-done = Спасибо, что сказали. Вопросов не будет, ссылка снова свободна, менеджер об этом узнает.
consent-taken = По этой ссылке уже отвечает другой человек. Если вы тоже работаете с компанией «{ $company }», попросите у своего менеджера личную ссылку.
consent-agreed = Спасибо! Теперь всего один вопрос.
link-yours = Вы уже с нами. Когда подойдёт время вопроса, он появится здесь; { $mode ->
        [anonymous] написать руководству компании
       *[named] написать менеджеру
    } можно прямо сейчас.
link-expired = Эта ссылка больше не действует. Попросите у менеджера компании «{ $company }» новую — это одно сообщение.
link-unknown = Эта ссылка не подходит: возможно, она скопирована не полностью. Откройте её ещё раз из письма, вставьте сюда целиком или попросите у менеджера компании «{ $company }» новую.
link-wait = Слишком много неверных ссылок подряд, поэтому новые пока не открываются. Подождите { $unit ->
        [hours] { $count } ч
       *[minutes] { $count } мин
    } и откройте свою ссылку ещё раз. Если она не подходит, попросите новую у менеджера компании «{ $company }».
link-same-account = В компании <b>{ $account }</b> вы уже отвечаете под другим именем. Если это ошибка, скажите своему менеджеру.
link-preview =
    Так выглядит приглашение. Кому: <b>{ $contact }</b>, { $account }. Ссылка осталась неиспользованной.

    { $text }
link-preview-mine = Это моя ссылка, начать
link-preview-staff = Это личная ссылка менеджера: <b>{ $name }</b>. Она осталась неиспользованной — просто перешлите её по адресу.
link-preview-merge = Это я, забрать клиентов
link-preview-foreign = Это личная ссылка клиента другого менеджера. Она осталась неиспользованной.
link-tried-used = Личную ссылку (<b>{ $contact }</b>, { $account }) открывает кто-то ещё: { $person }. Ссылка уже использована, ничего не показано. Если это тоже ваш клиент, пригласите отдельно: /invite
link-tried-expired = { $person } открывает личную ссылку (<b>{ $contact }</b>, { $account }), но она больше не действует. Новая ссылка: <code>/invite { $contact }</code>
link-attack-one = ⚠️ Похоже, кто-то подбирает личные ссылки: { $person }, неверных подряд — { $count }. Ничего не открыто; новые попытки какое-то время не рассматриваются.
link-attack-many = ⚠️ За последний час с неверными ссылками { $people ->
        [one] приходил { $people } человек
        [few] приходили { $people } человека
       *[many] приходило { $people } человек
    }, попыток: { $count }. Ничего не открыто. Это подбор — или ссылки испортились: после смены токена бота прежние не работают, новые выдаст /invites
link-tried-not-me = Личная ссылка (<b>{ $contact }</b>, { $account }) попала не тому человеку: { $person }. Она снова свободна: <code>/invite { $contact }</code>
contact-stopped = 🔕 <b>{ $contact }</b>, { $account }: больше не хочет получать вопросы. Прошлые ответы остались; вернуться можно только самому — /start
contact-rarely = 🔕 <b>{ $contact }</b>, { $account }: теперь спрашиваем только раз в полгода, по просьбе самого клиента.
link-tried-client = Ссылку менеджера (<b>{ $name }</b>) открывает клиент: { $person }. Она осталась неиспользованной — проверьте, кому она ушла.
stranger =
    Здравствуйте! Этот бот компании «{ $company }» спрашивает её клиентов, порекомендуют ли они её.

    Чтобы ответить, нужна личная ссылка: попросите её у своего менеджера в компании. Если ссылка уже есть, а бот её не заметил, вставьте её сюда сообщением.

## Вопрос

question-recommend = По шкале от 0 до 10: какова вероятность, что вы порекомендуете компанию «{ $company }» коллегам или знакомым?
question-keep_buying = По шкале от 0 до 10: какова вероятность, что вы продолжите закупать у компании «{ $company }»?
question-work_more = По шкале от 0 до 10: какова вероятность, что вы порекомендуете своему руководству работать с компанией «{ $company }» активнее?
question-recovery = Не так давно ваш вопрос был закрыт. Как теперь?
question-scale = <i>0 — точно нет, 10 — точно да</i>
question-account = Вы отвечаете от имени компании <b>{ $account }</b>.
question-reminder = Остался один вопрос — одно нажатие.
question-later = Позже
question-stop = Отписаться
question-closed = Этот опрос закрыт. Если хотите что-то сказать — просто напишите сюда.
question-declined = Больше не спрашиваем. Вернуться: /start
survey-closed = Этот опрос уже закрыт. Если хотите что-то сказать — напишите сюда.
not-yours = Эта кнопка не для вас.
score-shown = Ваша оценка: <b>{ $score }</b>
score-change = Изменить
score-toast = Оценка { $score } записана
score-typed-wrong = Оценка — целое число от 0 до 10. Нажмите кнопку под вопросом или пришлите число.
score-changed = Оценка изменена: { $old } → <b>{ $new }</b>. Если это была не оценка, пришлите { $old } — и прежняя вернётся.
gap-nudge = Связь прерывалась. Если вы нажимали оценку, нажмите ещё раз, пожалуйста.
why-detractor = Спасибо, что сказали прямо. Что больше всего повлияло на оценку? Отметьте или напишите своими словами — можно голосом или фото.
why-passive = Спасибо! Чего не хватило до 10? Отметьте или напишите своими словами — можно голосом или фото.
why-promoter = Спасибо! Что нам точно нельзя менять? Отметьте или напишите своими словами — можно голосом или фото.
why-done = Готово
why-chosen = Отмечено: { $reasons }
thanks-detractor-named = Записано, спасибо. { $manager } свяжется с вами { $by ->
        [today] сегодня
        [0] до понедельника
        [1] до вторника
        [2] до среды
        [3] до четверга
        [4] до пятницы
        [5] до субботы
        [6] до воскресенья
       *[date] до { $day }
    }. Если что-то добавите — пишите прямо сюда.
thanks-detractor = Записано, спасибо. Передано руководству, с вами свяжутся. Если что-то добавите — пишите прямо сюда.
thanks-passive = Записано, спасибо. Подумаем, как дотянуть до 10.
thanks-promoter = Записано, спасибо! Это услышат те, кто для вас старался.
contact-me = Свяжитесь со мной
contact-me-toast = Передано: с вами свяжутся.
contact-me-again = Уже передано: с вами свяжутся.
early-comment = Записано. Осталось поставить оценку: число от 0 до 10 — кнопкой выше или сообщением.
message-passed = Передано. Прочитает { $manager }.
message-passed-on = Передано.
message-passed-owners = Передано руководству компании «{ $company }».
message-kept = Сообщение сохранено, его увидит руководство компании «{ $company }».

## Причины

reason-timeliness = Сроки и обещания
reason-quality = Качество
reason-value = Цена и ценность
reason-attitude = Отношение
reason-competence = Компетентность
reason-flexibility = Гибкость

## Роли контактов

circle-advocate = адвокат бренда
circle-decision_maker = ЛПР
circle-user = пользователь
circle-intermediary = посредник
circle-end_user = конечный пользователь
circle-advocate-before = раньше — адвокат бренда
relation-potential = потенциальный
relation-single = разовый
relation-episodic = эпизодический
relation-irregular = нерегулярный
relation-stable = стабильный
relation-permanent = постоянный
relation-lost = потерянный

## Карточка обращения

card-title = { $mark } <b>{ $score }</b> из 10 · <b>{ $account }</b>{ $segment }
card-title-plain = 📋 <b>{ $account }</b>{ $segment }
card-person = { $name }{ $position }{ $circle }
card-comment = «{ $text }»
card-attachment = { $kind ->
        [voice] 🎤 голосовое сообщение — ниже
        [photo] 🖼 фото — ниже
        [document] 📎 файл — ниже
        [video] 🎬 видео — ниже
        [audio] 🎵 аудио — ниже
        [animation] 🎞 GIF — ниже
        [video_note] ⏺ видеосообщение — ниже
        [sticker] стикер — ниже
        [place] 📍 место на карте — ниже
        [contact] 👤 контакт — ниже
       *[other] 📎 вложение — ниже
    }{ $count ->
        [1] { "" }
       *[other] { " " }× { $count }
    }
card-rest-below = ⤵️ Продолжение — ниже.
card-reasons = Причины: { $reasons }
card-earlier = Раньше: { $scores }
card-revenue = Выручка: { $revenue } за 12 месяцев
card-repeated = <b>{ $count }-я жалоба за полгода</b>: { $reason }{ $often ->
        [yes] { " " }— <b>системная</b>
       *[no] { "" }
    }
card-others = Ещё обращения этой компании: № { $numbers }
case-why-asked = 📞 <b>Клиент просит связаться</b>
case-why-checked = 🔁 Ответ на повторный вопрос: прошлое обращение закрыто не так давно
case-why-fell = 📉 <b>Оценка упала</b>: { $old } → { $new }
case-why-staff = ✋ Открыто вручную: { $name }
card-taken = ✅ Занимается { $name }, { $when }
card-changed = Оценка изменена: { $old } → <b>{ $new }</b>
card-recovered = 🟢 Оценка выросла: { $old } → <b>{ $new }</b>. Обращение открыто — уточните, что изменилось.
card-number = Обращение № { $number }
card-away = Пока вас нет, обращением № { $number } занимается { $name }. Посмотреть: /cases
card-away-owners = Пока вас нет, обращение № { $number } у владельцев. Посмотреть: /cases
card-back = Обращение № { $number } больше не за вами. Менеджер: { $name }
card-withdrawn = Обращение № { $number } передано: { $name }. Теперь им занимаются там.
card-why-no_manager = ⚠️ У клиента не назначен менеджер — карточка пришла вам.
card-why-not_joined = ⚠️ Менеджер { $name } ещё не в боте — карточка пришла вам.
card-why-unreachable = ⚠️ Менеджер { $name } недоступен в Telegram — карточка пришла вам.
card-why-uncertain = ⚠️ Менеджер { $name }: дошла ли карточка, неизвестно — пришла и вам.
card-why-anonymous = 🔒 Опрос анонимный: карточку видят только владельцы. Менеджер: { $name }
card-why-stands_in = 🔄 Вы замещаете. Менеджер: { $name }
card-why-away = ⚠️ Менеджер { $name } отсутствует — карточка пришла вам.
card-why-attitude = ⚠️ Клиент недоволен отношением. Менеджер: { $name }
card-why-reopened = ⚠️ Второй ответ клиента «не решено». Менеджер: { $name }
card-why-stage = 🚨 Клиент близок к уходу: смотрите этап потери. Менеджер: { $name }
card-why-broken = ⚠️ Обещание клиенту нарушено. Менеджер: { $name }
card-why-overdue = ⚠️ Срок прошёл, и ничего не изменилось. Менеджер: { $name }
card-was-overdue = ⏰ Срок был пропущен. Менеджер: { $name }
card-was-lost = ↩️ Клиент был отмечен как потерянный. Менеджер: { $name }
card-why-lost = ⚫ Клиент потерян. Менеджер: { $name }
case-state-waiting = ⏳ Ждём клиента
case-state-reopened = 🔁 Ответ клиента: «не решено»{ $count ->
        [1] { "" }
       *[other] { " " }(раз: { $count })
    }
case-state-again = 🔁 Открыто снова
case-state-confirmed = ✅ Клиент подтвердил: решено
case-state-unconfirmed = ☑️ Закрыто, клиент не подтвердил
case-state-unasked = ☑️ Закрыто, не подтверждено: спросить клиента нельзя
case-state-lost = ⚫ Клиент потерян
case-state-closed = Закрыто
case-due-contact = Связаться до: <b>{ $when }</b>
case-due-plan = Нужен план до: <b>{ $when }</b>
case-due-late = с учётом выходных { $days }
case-due-answer = ❔ Закрыто, спросили клиента, решено ли. Ждём ответа до { $day }
case-line = { $mark } <b>{ $account }</b> · { $contact } — { $due }{ $manager } · № { $number }
case-next-contact = связаться
case-next-plan = нужен план
case-next-promise = обещание
case-next-answer = ждём ответа клиента
case-next-until = { $next } до { $when }
case-next-promised = { $due }: { $what }
cases-upgraded = <b>Обращения теперь ведутся до конца.</b> Открыто { $count ->
        [one] { $count } обращение
        [few] { $count } обращения
       *[many] { $count } обращений
    }; у каждого новый срок — один рабочий день с этого обновления. Просрочек за прошлое нет.
cases-more = … и ещё { $count }
deadline-near = ⏰ <b>{ $account }</b>, { $contact }: { $due }, осталось { $span }{ $phone } · № { $number }
deadline-missed = ⏰ Срок прошёл, { $span } назад: <b>{ $account }</b>, { $contact } — { $due }{ $phone } · № { $number }
overdue-account = 🔥 <b>{ $account }</b>: срок прошёл, и за полдня ничего не изменилось. Менеджер: { $manager }
overdue-line = { $contact } — { $due }, { $span } назад{ $phone } · № { $number }
overdue-line-done = ✅ { $contact } — больше не просрочено · № { $number }
span-moment = меньше минуты
span-minutes = { $minutes } мин
span-hours = { $hours } ч
span-hours-minutes = { $hours } ч { $minutes } мин
span-days = { $days } дн.
morning = ☀️ <b>Сегодня: { $count }</b>
morning-line = { $mark } <b>{ $account }</b> · { $contact }{ $phone } — { $due }{ $risk }{ $manager } · № { $number }
morning-more = … и ещё { $count }: /cases
morning-unread = { $mark } <b>{ $account }</b> · { $contact }{ $text } — не прочитано
morning-more-unread = … и ещё непрочитанных: { $count }
morning-removed = ☀️ Список на { $day } убран: один из клиентов удалил свои данные.
cases-title = <b>Открыто { $count ->
        [one] { $count } обращение
        [few] { $count } обращения
       *[many] { $count } обращений
    }</b>{ $late ->
        [0] { "" }
       *[other] , просрочено { $late }
    }
cases-open = № { $number }
cases-none = Открытых обращений нет.
cases-none-such = Таких открытых обращений нет. Все открытые: /cases
cases-stale = Этот список устарел. Новый: /cases
cases-anonymous = Опрос анонимный: обращения видят только владельцы.
cases-examples = Например: <code>/cases просрочено</code> или <code>/cases новые VIP</code>
card-moved = ↓ Обращение № { $number }: карточка ниже.
history = <b>Обращение № { $number }</b> · { $contact }
history-line = { $when } · { $told }{ $name }
history-older = ‹ Раньше
history-newer = Позже ›
history-call = ☎️ Обращение № { $number }: запись о звонке
history-note = 📝 Обращение № { $number }: заметка
case-retries = Не дозвонились: { $count ->
        [one] { $count } раз
        [few] { $count } раза
       *[many] { $count } раз
    }
case-cause = Причина: { $cause }
case-outcome = Сделано: «{ $text }»
case-note = { $kind ->
        [call] ☎️ Сказал клиент: { $text }
       *[note] 📝 Заметка: { $text }
    }
case-note-voice = голосовое или файл
case-latest = Последнее: { $event }, { $when }{ $name }
case-event-opened = обращение открыто
case-event-taken = взято
case-event-score_changed = оценка изменена
case-event-absorbed = новая жалоба
case-event-asked = клиент просит связаться
case-event-called = звонок
case-event-reached = клиенту написали
case-event-question_asked = клиенту задали вопрос
case-event-not_reached = не дозвонились
case-event-promised = обещание
case-event-promise_moved = обещание перенесено
case-event-promise_kept = обещание выполнено, клиент подтвердил
case-event-promise_broken = обещание нарушено
case-event-promise_unconfirmed = обещание выполнено, не подтверждено
case-event-settled = закрыто
case-event-confirmed = клиент подтвердил
case-event-not_confirmed = ответ клиента «не решено»
case-event-silent = ответа клиента нет
case-event-nobody_to_ask = спросить клиента нельзя
case-event-opened_again = открыто снова
case-event-lost = клиент потерян
case-event-reassigned = передано
case-event-stage_set = этап потери
case-event-stage = { $told }: { $stage }
case-event-erased = данные удалены
case-event-to = { $told }: { $name }
case-button-reply = Ответить
case-button-take = Беру
case-button-called = Был звонок
case-button-not_reached = Не дозвонился
case-button-history = История
case-button-promise = Обещание
case-button-close = Закрыть
case-button-lose = Клиент потерян
case-button-back = Клиент вернулся
case-button-open_again = Открыть снова
case-button-hand = Передать
case-button-stage = Этап потери
stage-ask = <b>{ $contact }</b>, { $account }. Сейчас: { $stage }. Как далеко зашло? С третьего этапа обращение сразу получают все владельцы.
stage-button-complaint = 1 · Просто жалоба: ошиблись кнопкой
stage-button-evidence = 2 · Собирает доказательства
stage-button-management = 3 · Жалоба нашему руководству
stage-button-claim = 4 · Претензия или суд
stage-complaint = жалоба
stage-evidence = клиент собирает доказательства
stage-management = жалоба нашему руководству
stage-claim = претензия или суд
stage-line = ⚠️ <b>Этап потери { $number } из 4</b>: { $stage } ({ $name }, { $when })
stage-done = Обращение № { $number }, этап потери: { $stage }. Ошиблись — поправьте той же кнопкой.
stage-same = Этап и так такой: { $stage }.
stage-told = 🚨 <b>{ $account }</b>, { $contact }: { $stage }. Отметка: { $name } · № { $number }
hand-ask-whom = Кому передать обращение № { $number }: <b>{ $contact }</b>, { $account }? Выберите коллегу или напишите имя.
hand-nobody = Передать обращение № { $number } сейчас некому: из коллег никто ещё не запустил бота. Их ссылки у владельца: /invites
hand-which = Нашлось несколько. Кому передать?
hand-guess = Точно так никого не зовут. Кому передать?
hand-button-away = 🔄 { $name } (отсутствует)
hand-ask-what = Что передать: <b>{ $name }</b>? Срок обращения не меняется. «Только обращение» — клиент вернётся, когда оно закончится; «клиента» — насовсем, без его компании.
hand-scope-case = Только обращение
hand-scope-contact = Клиента: { $contact }
hand-scope-account = Всю компанию: { $account }
hand-ask-note = Что важно знать, принимая обращение: <b>{ $name }</b>? Напишите или наговорите одним сообщением — клиент этого не увидит.
hand-without-note = Передать без записки
hand-done = Обращение № { $number } передано: <b>{ $name }</b>.
hand-deadline = Срок прежний: до { $when }
hand-away = { $to } отсутствует по { $until } включительно: { $by ->
        [owners] пока это у владельцев.
       *[deputy] пока это у коллеги, кто замещает: <b>{ $name }</b>.
    }
hand-gone = ↪️ Обращение № { $number } теперь у коллеги: <b>{ $name }</b>. Передано: { $by }
hand-told = ↪️ <b>{ $by }</b> передаёт вам { $scope ->
        [account] компанию { $account } и обращение № { $number }: <b>{ $contact }</b>.
        [contact] клиента: <b>{ $contact }</b>, { $account }, с обращением № { $number }. Остальные в компании остаются у своего менеджера.
       *[case] обращение № { $number }: <b>{ $contact }</b>, { $account }.
    } Срок прежний.
hand-instead = { $name } отсутствует, поэтому пришло вам.
hand-note = Записка: «{ $text }»
hand-oneself = Это и так у вас. Выберите коллегу.
hand-already = { $name } уже занимается этим клиентом. Выберите другого коллегу.
hand-left = Этого человека среди сотрудников больше нет. Выберите другого коллегу.
hand-owners-only = Опрос анонимный: обращения передаются только владельцам, а { $name } — менеджер.
hand-not-joined = { $name } ещё не в боте: карточку было бы некому прочитать. Выберите другого коллегу или сначала отправьте ссылку: /invite
hand-unreachable = { $name }: боту туда не написать — чат с ботом заблокирован. Выберите другого коллегу.
case-toast-called = Записано: клиент на связи
case-toast-not_reached = Записано: ещё один рабочий день
case-toast-open_again = Открыто снова
case-moved-on = С обращением уже что-то сделали: посмотрите карточку, она обновлена.
case-not-reached-often = Записано уже { $count } раза, больше срок не сдвинуть. Попробуйте написать или передать коллеге.
close-cause = { $why ->
        [asked] О чём была просьба?
        [staff] В чём было дело?
       *[other] Почему клиент был недоволен?
    } Выберите или напишите: увидят только свои.
close-cause-own = Своими словами
prompt-call = Что сказал клиент { $contact }? Напишите или наговорите одним сообщением: увидят только свои.
prompt-reply = Что написать клиенту ({ $contact })? Следующее сообщение — для клиента: текст, голосовое, фото или файл. Перед отправкой бот спросит.
prompt-cause = В чём была причина? Напишите одним сообщением: увидят только свои.
prompt-outcome = Что сделали? Напишите одним сообщением. Эти слова прочитает { $contact }: «По нашим данным, вопрос решён: …»
prompt-cancel = Отмена
prompt-nothing = Ничего не добавлять
prompt-cancelled = Хорошо, ничего не записано.
prompt-needs-text = Здесь нужен текст: напишите словами, одним сообщением.
prompt-too-long = Слишком длинно: { $length } знаков, а поместится { $longest }. Напишите короче.
case-closed-asking = Закрыто. Спросим клиента, решён ли вопрос: { $contact }.
case-closed-cannot-ask = Закрыто. Спросить клиента ({ $contact }) бот не может, поэтому записано как «не подтверждено».
settled-ask =
    По нашим данным, вопрос решён: { $outcome }.
    Это так?
settled-button-yes = Да, решено
settled-button-no = Нет
settled-yes = Спасибо, что подтвердили: вопрос решён. Если что-то появится, пишите прямо сюда.
settled-no = Передано: вопрос не решён. С вами свяжутся. Что не так — напишите прямо сюда, прочитает ваш менеджер.
settled-toast = Передано, спасибо
settled-before = На этот вопрос ответ уже есть. Если хотите что-то сказать — напишите сюда.
settled-told-yes = ✅ <b>{ $contact }</b>, { $account }: «Да, решено»
settled-told-no = 🔁 <b>{ $contact }</b>, { $account }: «Нет, не решено»
promise-ask-what = Что обещаем клиенту ({ $contact })? Напишите одним сообщением, например: «замена перевозчика». Перед отправкой бот покажет, что прочитает клиент.
promise-ask-when = К какому сроку? Выберите или напишите: «до пт», «завтра к 15», «до 1 декабря».
promise-ask-move =
    Сейчас обещано до { $by }
    К какому сроку перенести? Выберите или напишите: «до пт», «завтра к 15», «до 1 декабря».
promise-today = сегодня
promise-tomorrow = завтра
promise-in-a-week = через неделю, { $day }
promise-button-other = Обещать другое
promise-button-send = Сохранить и отправить
promise-button-save = Сохранить
promise-button-date = Другой срок
promise-button-words = Другие слова
promise-button-cancel = Отмена
promise-button-yes = Да
promise-button-no = Нет
promise-by-your-clocks = { $by } (по вашим часам { $yours })
promise-said = Обещаем: { $what } — до { $by }
promise-said-moved = Переносим срок: { $what } — теперь до { $by } (было до { $before })
promise-said-instead = Обещаем: { $what } — до { $by } (вместо обещанного до { $before })
promise-reads = { $contact } прочитает: «{ $text }»
promise-tell = { $contact } не в боте, поэтому скажите сами: «{ $text }». Потом отметьте «Был звонок».
promise-day-off = Это выходной день.
promise-saved = 🤝 Записано: «{ $text }»
promise-cancelled = Ничего не обещано.
promise-rewritten = Изменено: новый вариант ниже.
promise-toast = Записано
promise-stale = Это уже не актуально: посмотрите карточку и нажмите «Обещание» ещё раз.
promise-same = Так уже обещано. Укажите другой срок или нажмите «Обещать другое».
promise-unreadable = Не получилось понять срок. Напишите день: «до пт», «к пятнице», «завтра к 15», «через неделю», «01.12» или «1 декабря».
promise-past = Этот срок уже прошёл. Напишите день, который ещё впереди: «завтра к 15», «до пт», «01.12».
promise-too-far = Это больше чем через год. Пообещайте то, что сделаете раньше: «до пт», «01.12».
promise-line = 🤝 Обещано: { $what } — <b>до { $by }</b>
promise-line-kept = ✅ Обещание выполнено: { $what }
promise-line-broken = 💔 Обещание нарушено: { $what }
promise-line-unconfirmed = ☑️ Обещание выполнено, не подтверждено: { $what }
promise-untold = ⚠️ Клиент это не прочитал: сообщите сами
promise-untold-absent = ⚠️ Клиент не в боте: сообщите об обещании сами
promise-untold-unknown = ❔ Прочитал ли клиент об обещании, неизвестно
promise-asked = ❔ Спросили клиента, выполнено ли. Ждём ответа до { $day }
promise-cannot-ask = ❔ Спросить клиента бот не может: узнайте сами до { $day }
promise-question =
    Мы обещали: { $what } — до { $by }
    Выполнено?
promise-yes = Спасибо! Отмечено: выполнено. Если что-то не так — напишите прямо сюда.
promise-no = Передано: не выполнено. Руководство уже знает. Что не так — напишите прямо сюда, прочитает ваш менеджер.
promise-replaced = Обещание изменилось: новое — в сообщении ниже.
promise-dropped = Этот вопрос закрыт.
promise-told-kept = ✅ <b>{ $contact }</b>, { $account }: выполнено — «{ $what }». Можно закрывать · № { $number }
promise-told-broken = 💔 <b>{ $contact }</b>, { $account }: не выполнено — «{ $what }» · № { $number }
promise-told-unconfirmed = ☑️ <b>{ $contact }</b>, { $account }: три рабочих дня без ответа — «{ $what }» считается выполненным, не подтверждено. Можно закрывать · № { $number }
promise-new-plan = Нужен новый план до: <b>{ $when }</b>
promise-near = 🤝 <b>{ $account }</b>, { $contact }: обещано «{ $what }» до { $by }, осталось { $span }{ $phone } · № { $number }
promise-today-ring = 🤝 Сегодня, до { $by }, обещано «{ $what }»: <b>{ $account }</b>, { $contact }{ $phone } · № { $number }
promise-missed = ⏰ Срок обещания прошёл, { $span } назад: «{ $what }» — <b>{ $account }</b>, { $contact }{ $phone } · № { $number }
loss-ask-reason = Почему ушла компания { $account }? Выберите или напишите своими словами.
loss-attitude = Безразличие, обращение
loss-failures = Качество или сроки
loss-competition = Условия конкурента
loss-drift = Постепенно ушли к другим
loss-no_reason = Без видимой причины
loss-other = Своими словами
loss-ask-words = Почему ушла компания { $account }? Напишите одним сообщением: увидят менеджер, кто замещает, и владельцы.
loss-ask-competitor = К кому ушла компания { $account }? Напишите название одним сообщением.
loss-why = Причина потери: { $why }
loss-means = С ответом это обращение закроется, а компания станет потерянной: очередных вопросов ей не будет, владельцы узнают. Вернуть можно на карточке.
loss-button-unknown = Неизвестно к кому — отметить
loss-button-others = Закрыть тоже: клиент потерян
loss-button-keep = Не закрывать
loss-unknown = неизвестна
loss-done = ⚫ { $account }: отмечено — клиент потерян. Если вернётся, нажмите «Клиент вернулся» на карточке.
loss-toast = Отмечено: клиент потерян
loss-toast-back = Отмечено: клиент вернулся
loss-stale = Это уже не актуально: нажмите на карточке «Клиент потерян» ещё раз.
loss-none = Эта компания не отмечена как потерянная: менять нечего.
loss-ask-others =
    { $count ->
        [one] У этой компании открыто ещё { $count } обращение. Что с ним?
        [few] У этой компании открыто ещё { $count } обращения. Что с ними?
       *[many] У этой компании открыто ещё { $count } обращений. Что с ними?
    }
loss-other-case = № { $number } · { $contact }
loss-more = … и ещё { $count }
loss-others-done = { $count ->
        [one] Закрыто ещё { $count } обращение: клиент потерян.
        [few] Закрыто ещё { $count } обращения: клиент потерян.
       *[many] Закрыто ещё { $count } обращений: клиент потерян.
    }
loss-others-kept = Хорошо, остальные обращения остаются открытыми.
loss-to = Ушли к: { $competitor }
loss-back = ↩️ Клиент вернулся
loss-told = ⚫ <b>{ $account }</b>{ $revenue }: клиент потерян
loss-told-back = ↩️ <b>{ $account }</b>: клиент вернулся
loss-by = Отмечено: { $name } · № { $number }
loss-back-by-list = ↩️ { $account }: по списку клиентов это снова клиент, отметка «потерян» снята. Если это не так, откройте обращение снова и нажмите «Клиент потерян».
card-taken-toast = Обращение за вами
card-taken-other = Обращением уже занимается { $name }
case-opened = Открыто обращение № { $number }: { $contact }, { $account }. Карточка ниже.
case-open-already = Обращение № { $number } уже открыто: { $contact }, { $account }. Карточка ниже.
record-head = ✍️ <b>{ $contact }</b>, { $account }
record-channel = Ответ: { $channel ->
        [phone] по телефону
       *[in_person] лично
    }
record-score = Оценка: <b>{ $score }</b>
record-files = Вложения: { $files }
record-no-words = Без слов
record-no-reasons = Причины не отмечены
record-ask-channel = Как получен ответ?
record-ask-score = Какая оценка, от 0 до 10? Нажмите или напишите число.
record-ask-words = Что сказал клиент? Напишите его слова или наговорите; можно несколькими сообщениями.
record-ask-reasons = В чём причина оценки? Отметьте то, что назвал клиент. Добавить слова можно ещё одним сообщением.
record-ask-review = Всё верно?
record-ask-change = Что изменить?
record-client-reads = Клиент прочитает это в боте и сможет поправить. В индекс NPS запись не входит.
record-untold-absent = Клиента нет в боте, и согласия он не давал: скажите, что записываете ответ. В индекс NPS запись не входит.
record-untold-unreachable = Клиент заблокировал бота: покажите или прочитайте ему запись сами. В индекс NPS запись не входит.
record-untold-left = Клиент там больше не работает, бот ему не напишет. В индекс NPS запись не входит.
record-untold-stopped = Клиент просил его не спрашивать: бот ему об этом не напишет. В индекс NPS запись не входит.
record-recent = Ответ этого клиента уже записан: { $contact }, оценка { $score }, { $when }. Записать ещё один?
record-recent-again = ⚠️ Ответ этого клиента уже записан: оценка { $score }, { $when }.
record-saved = ✅ Записано. В индекс NPS не входит.
record-confirmed = ✅ Клиент подтвердил запись.
record-replaced = ✏️ Оценка самого клиента: <b>{ $score }</b>. Теперь считается она.
record-cancelled = Ничего не записано.
record-button-phone = По телефону
record-button-in_person = Лично
record-button-channel = Как получен
record-button-score = Оценка
record-button-words = Слова
record-button-next = Дальше
record-button-no_words = Без слов
record-button-reasons = Причины
record-button-done = Готово
record-button-change = Изменить
record-button-review = ‹ Назад
record-button-save = Записать
record-button-cancel = Отмена
record-button-anew = Записать ещё один
record-toast = Записано
record-score-wrong = Нужна оценка — целое число от 0 до 10: нажмите кнопку или напишите число. Слова клиента бот спросит следом.
record-too-many = Больше { $most } сообщений сюда не поместится. Нажмите «Готово» и «Записать».
record-stale = Этот ответ уже записан, отменён или удалён. Записать другой: /record
record-not-yours = Этот клиент не ваш или уже передан: ничего не записано. Передайте его слова менеджеру клиента.
record-owners-alone = Опрос анонимный: ответы клиентов записывают только владельцы.
record-erased = Данные этого клиента удалены: записать его ответ нельзя.
record-oneself = Это вы сами: на вопрос отвечайте в боте, когда он придёт.
case-recorded = ✍️ Записано со слов клиента { $channel ->
        [phone] по телефону
       *[in_person] при встрече
    }: { $name }{ $confirmed ->
        [yes] . Клиент подтвердил
       *[no] { "" }
    }
recorded-told = Записан ваш ответ { $channel ->
        [phone] по телефону
       *[in_person] при встрече
    }: оценка <b>{ $score }</b>. Автор записи — { $by }.
recorded-by-owner = руководство компании
recorded-ask = Всё верно?
recorded-button-yes = Верно
recorded-button-no = Поправить
recorded-toast = Спасибо
recorded-below = Поставьте оценку ниже
recorded-confirmed = Спасибо, что подтвердили: ваша оценка — <b>{ $score }</b>. Если что-то добавите, пишите прямо сюда.
recorded-replaced = Спасибо! Ваша оценка — <b>{ $score }</b>, считается она, а не запись.
recorded-before = Вы уже поставили свою оценку. Изменить её можно под вопросом, а сказать что-то — прямо здесь.
case-owners-alone = Опрос анонимный: обращения ведут только владельцы.
card-not-yours = Это обращение другого менеджера.
card-ring = 💬 { $contact }: { $text }
card-ring-score = 💬 { $contact }: новая оценка — <b>{ $score }</b>
relay-signature = { $name }:
relay-edited = (исправлено)
relay-ask = → <b>{ $contact }</b>, { $account }. Отправить клиенту?
relay-words = «{ $text }»
relay-attached = 📎 { $kinds }
relay-cannot-joined = У клиента ({ $contact }, { $account }) теперь другой аккаунт Telegram. Напишите ещё раз, ответом на карточку: тогда сообщение уйдёт туда.
relay-cannot-invited = { $contact }, { $account }, ещё не в боте: написать отсюда нельзя. Позвоните или отправьте приглашение: /invite
relay-cannot-unreachable = { $contact }, { $account }, не принимает сообщения бота: написать отсюда нельзя. Позвоните или напишите напрямую.
relay-cannot-left = { $contact } больше не работает в { $account }: писать отсюда нельзя.
relay-not-yours-any-more = Этот клиент больше не у вас. Ничего не отправлено.
relay-button-send = Отправить
relay-button-send_asking = Отправить и ждать ответа
relay-button-note = Заметка для своих
relay-button-cancel = Отмена
relay-button-cancel-sending = Отменить
relay-button-recall = Отозвать
relay-to = → <b>{ $contact }</b>, { $account }
relay-to-nobody = → клиент
relay-soon = { $to }: уйдёт через { $seconds ->
        [one] { $seconds } секунду
        [few] { $seconds } секунды
       *[many] { $seconds } секунд
    }
relay-waiting = { $to }: отправляется…
relay-cancelled = Клиенту ничего не отправлено.
relay-noted = 📝 Записано для своих. Клиент этого не увидит.
relay-sent = ✅ Доставлено { $when } { $to }
relay-is-edited = Исправлено и у клиента.
relay-not_delivered = ❌ Не доставлено { $to }: { $why }
relay-in-part = Дошло не всё: { $arrived } из { $pieces }.
relay-unknown = ❔ Возможно, не дошло { $to }: ответ Telegram потерялся дважды. Ещё раз бот не отправит — спросите клиента.
relay-recalled = 🗑 Отозвано: в чате клиента сообщения больше нет.
relay-why-blocked = клиент заблокировал бота. Позвоните или напишите напрямую.
relay-why-deactivated = аккаунт клиента в Telegram удалён. Позвоните или напишите на почту.
relay-why-chat_not_found = Telegram не находит чат клиента. Позвоните или отправьте приглашение: /invite
relay-why-refused = Telegram не принял сообщение. Попробуйте иначе: текстом или другим файлом.
relay-why-another = у клиента теперь другой аккаунт Telegram. Напишите ещё раз, ответом на карточку.
relay-why-left = контакт больше не работает у клиента.
relay-why-erased = данные клиента удалены.
relay-why-held = после восстановления из копии сообщение не отправляли. Если нужно, напишите ещё раз.
relay-why-not_recalled = Отозвать не удалось: сообщение старше двух суток или его уже удалили.
relay-why-not_corrected = Исправить у клиента не удалось: там осталось прежнее.
relay-want = Ответьте на это сообщение — и ответ получит <b>{ $contact }</b>, { $account }. Перед отправкой бот спросит.
relay-for-whom = Для какого это клиента? Ответьте на карточку или на слова клиента — тогда бот передаст. Сейчас ничего не отправлено.
relay-cannot-kind = Такое бот клиенту передать не может. Пришлите текст, фото, видео, голосовое, файл, стикер, место или контакт.
relay-erased = Данные этого клиента удалены, писать некому.
relay-cannot-reach = Этому клиенту бот сейчас написать не может. Позвоните или напишите напрямую.
relay-not-yours = Это сообщение писали не вы.
relay-too-late = Уже отправлено: отменить поздно. Под сообщением есть «Отозвать».
relay-recall-too-late = Отозвать нельзя: прошло больше двух суток или сообщения в чате клиента уже нет.
relay-recalling = Отзываю…
relay-decided = { $state ->
        [asked] Это ещё не отправлено.
        [waiting] Уже отправляется.
        [sent] Уже отправлено.
        [cancelled] Уже отменено: клиенту ничего не отправлено.
        [noted] Уже записано для своих.
        [recalled] Уже отозвано.
        [unknown] Уже отправлено, но дошло ли — неизвестно.
       *[not_delivered] Не доставлено. Напишите ещё раз, ответом на карточку.
    }
relay-not-corrected = { $state ->
        [recalled] Это сообщение отозвано: правка клиенту не ушла. Если нужно, напишите новое.
        [noted] Это заметка для своих: в ней осталось прежнее. Если нужно, добавьте новую.
        [unknown] Дошло ли сообщение, неизвестно, поэтому и правка не ушла. Если нужно, напишите новое.
       *[other] Клиенту этого не отправляли, правка тоже не ушла. Если нужно, напишите новое.
    }
card-ring-asks = 📞 { $contact }: просит связаться
card-attachment-caption = { $contact }, { $account }
words-forwarded = ↪️ Переслано от: { $name }
words-rest = ⤵️ <b>{ $contact }</b>, продолжение:
client-message = ✉️ <b>{ $contact }</b>, { $account }{ $circle }
client-message-corrected = ✏️ <b>{ $contact }</b>, исправлено:
client-message-why = ⚠️ Менеджер сейчас этого не прочитает — сообщение пришло вам.
light-title = { $mark } <b>{ $score }</b> · <b>{ $account }</b> · { $contact }
light-title-words = ✉️ <b>{ $account }</b> · { $contact }
light-opened = Открыто обращение № { $number }
light-closed = Обращение № { $number } закрыто { $day }
light-read = ✓ Прочитано: { $name }, { $when }
light-answered = ↩️ Клиенту ответили: { $name }, { $when }
light-away = Пока вас нет, этими словами клиента занимается { $name }.
light-away-owners = Пока вас нет, эти слова клиента у владельцев.
light-back = Эти слова клиента больше не за вами. Менеджер: { $name }
light-withdrawn = Клиент передан вместе с перепиской: { $name }
light-button-reply = Ответить
light-button-open = Открыть обращение
light-button-again = Открыть снова
light-button-read = Прочитано
light-toast-read = Отмечено: прочитано
light-not-yours = Это слова клиента другого менеджера.
manager-unreachable = ⚠️ { $name } больше не получает сообщения бота: { $reason ->
        [blocked] бот заблокирован
        [deactivated] аккаунт Telegram удалён
       *[other] чат не найден
    }. Обращения клиентов этого менеджера теперь приходят владельцам.

## Сотрудники

owner-welcome =
    Здравствуйте! Вы — владелец программы NPS компании «{ $company }».

    Дальше три шага:
    1. Пришлите сюда список клиентов (CSV или XLSX: выгрузка из CRM, 1С или Excel) — сначала покажу, что изменится. Списка нет — возьмите шаблон.
    2. Раздайте личные ссылки: /invites
    3. Смотрите индекс: /nps

    Всё, что можно: /help
owner-again = Вы — владелец программы NPS компании «{ $company }». Всё, что можно: /help
manager-welcome =
    { $hello } Вы — менеджер компании «{ $company }», ваших клиентов: { $accounts }.

    { $mode ->
        [anonymous] Ответы анонимны: чьи они, видит только руководство.
       *[named] Если клиент поставит 0–6, карточка придёт сюда сразу.
    } Кого ещё пригласить: /invites. Всё, что можно: /help
manager-again = Мы знакомы: вы уже в боте. Всё, что можно: /help
manager-merged = В списке клиентов менеджер — { $name }: теперь это вы. Ваших клиентов: { $accounts }.
manager-link-expired = Эта ссылка больше не действует. Попросите у владельца программы новую: он получит её командой <code>/invite</code> с вашим именем.
manager-link-taken = По этой ссылке уже работает другой сотрудник. Попросите новую у руководителя.
manager-link-client = Это ссылка для сотрудника компании «{ $company }», а вы здесь как клиент: ничего не изменилось. Если это ошибка, скажите своему менеджеру.
staff-cases-waiting = Пока вас не было, { $count ->
        [1] появилось { $count } обращение. Его карточка ниже.
        [one] появилось { $count } обращение. Их карточки ниже.
        [few] появились { $count } обращения. Их карточки ниже.
       *[many] появилось { $count } обращений. Их карточки ниже.
    }

## Приглашения

invite-usage = Напишите имя контакта или компании после команды, например: /invite Вектор
opencase-usage = Напишите имя контакта или компании после команды, например: /case Вектор
record-usage = Напишите имя контакта или компании после команды, например: /record Вектор
client-usage = Напишите имя компании или контакта после команды, например: /client Вектор. Или просто имя, без команды.
client-owners-alone = Опрос анонимный: кто как отвечает, видят только владельцы.
client-part = Компанию ведёт { $name }. Ваши здесь:
client-gone = Этот клиент больше не за вами: карточка недоступна.
client-unknown = Это никому не отправлено, и среди { $among ->
        [own] ваших клиентов
       *[all] клиентов
    } никого нет по запросу «{ $words }». Клиента ищут по имени, компании или телефону; ему пишут ответом на его карточку. Всё, что можно: /help
client-manager = менеджер { $name }
client-stands = Компания: <b>{ $group ->
        [promoter] промоутер
        [passive] нейтральный
       *[detractor] детрактор
    }</b> — { $why ->
        [decision_maker] худшая оценка ЛПР { $score }
       *[median] ЛПР не отвечали, медиана оценок { $score }
    } (ответивших: { $count }){ $conflict ->
        [above] { " " }⚠️ ЛПР недоволен, хотя другие довольны
        [below] { " " }⚠️ ЛПР доволен, а другие — нет
       *[none] { "" }
    }
client-stands-unknown = Компания: ответов за последние 12 месяцев нет
client-loyalty = Категория: { $loyalty }
client-buys-for = покупает за: { $reasons }
client-nobody = В списке клиентов у этой компании никого нет.
client-heard = { $mark } <b>{ $score }</b> { $name }{ $circle } — { $when }{ $words }{ $state }
client-unheard = ⚪ { $name }{ $circle } — { $state }
client-words = { " " }«{ $words }»
client-no-answer = ответов пока нет
client-left = больше не работает
client-silent = не отвечает с { $since }
client-case = { $mark } № { $number } · { $contact } — { $due }
client-view-card = ‹ К карточке
client-view-history = История
client-view-invite = Пригласить ещё
client-view-loyalty = Категория
client-view-buys = Почему покупает
client-view-erase = Удалить данные
client-history = <b>{ $account }</b> · история
client-history-empty = Пока ничего не было.
client-did = { $when } · { $told }
client-did-answer = { $mark } <b>{ $score }</b> { $name }{ $words }
client-did-say = 💬 { $name }{ $words }
client-did-open = № { $number } открыто · { $name } · { $why ->
        [fell] оценка упала
        [asked] просьба связаться
        [staff] вручную
       *[detractor] низкая оценка
    }
client-did-end = № { $number } закрыто · { $state ->
        [confirmed] клиент подтвердил
        [unconfirmed] клиент не подтвердил
        [lost] клиент потерян
       *[closed] без вопроса клиенту
    }{ $words }
client-did-promise = 🤝 № { $number } · обещание, { $state ->
        [open] срок не прошёл
        [moved] перенесено
        [kept] выполнено
        [broken] нарушено
        [unconfirmed] выполнено, не подтверждено
       *[dropped] больше не нужно
    }{ $words }
client-invite = <b>{ $account }</b>: кого пригласить?
client-invite-nobody = <b>{ $account }</b>: все из списка уже в боте. Нового человека добавляет владелец в список клиентов.
client-ask-loyalty = <b>{ $account }</b>: к какой категории лояльности относится? Ещё раз — снять отметку.
client-ask-buys = <b>{ $account }</b>: почему покупает? Можно отметить несколько.
client-erase = <b>{ $account }</b>: чьи данные удалить по письменной просьбе? Сначала спрошу ещё раз.
client-erase-nobody = <b>{ $account }</b>: ничьих данных здесь нет.
loyalty-committed = приверженный
loyalty-faithful = верный
loyalty-divided = и нашим, и вашим
loyalty-blackmailer = шантажист
loyalty-pragmatist = прагматик
loyalty-hostage = заложник
buys-benefit = выгода
buys-novelty = новизна
buys-convenience = удобство
buys-prestige = престиж
buys-attachment = привязанность
buys-safety = безопасность
buys-no_alternative = нет альтернативы
buys-advertising = интерес от рекламы
buys-shortage = перебои у другого поставщика
buys-little_known = мало информации о других
names-none = Среди { $among ->
        [own] ваших клиентов
        [staff] сотрудников
       *[all] клиентов
    } никого нет по запросу «{ $words }». { $among ->
        [own] Проверьте имя, попробуйте компанию или телефон; новых клиентов добавляет владелец.
        [staff] Проверьте имя, попробуйте только фамилию.
       *[all] Проверьте имя, попробуйте компанию или телефон — или пришлите список клиентов.
    }
names-many = Нашлось несколько. { $command ->
        [invite] Кого пригласить?
        [opencase] По кому обращение?
        [record] Чей ответ записать?
       *[other] Кто нужен?
    }
names-guess = Точно такого имени нет, есть похожее. { $command ->
        [invite] Кого пригласить?
        [opencase] По кому обращение?
        [record] Чей ответ записать?
       *[other] Кто нужен?
    }
names-more = Здесь первые { $count }: чтобы найти остальных, уточните имя.
names-next = Дальше ›
names-back = ‹ Назад
names-changed = С тех пор что-то изменилось. Наберите команду ещё раз.
invite-joined = <b>{ $contact }</b>, { $account }: уже в боте, с { $when }
invite-forward = Перешлите следующее сообщение. Кому: <b>{ $contact }</b>, { $account }. Ссылка личная, сработает один раз; срок — до { $until }
invite-message =
    { $hello }

    Компания «{ $company }» хочет знать, порекомендуете ли вы её. Один вопрос в Telegram, меньше минуты:
    { $link }

    Если бот открылся, но молчит, отправьте ему: <code>/start { $code }</code>
invite-staff-message =
    { $hello } Это ваша личная ссылка на бот NPS компании «{ $company }»: сюда придут оценки и жалобы ваших клиентов.
    { $link }

    Если бот открылся, но молчит, отправьте ему: <code>/start { $code }</code>
invite-no-name = Имя бота пока неизвестно: ссылки появятся, когда бот впервые свяжется с Telegram.
place-renew = Новая ссылка
place-same = Тот же человек
place-other = Другой
place-left = Больше не работает
place-back = Снова работает
place-revoke = Отозвать ссылку
place-changed = С тех пор что-то изменилось. Посмотрите ещё раз: /invite
place-unreachable = Сообщения не доходят: { $reason ->
        [blocked] бот заблокирован
        [deactivated] аккаунт Telegram удалён
       *[other] чат не найден
    }.
place-whose = Для кого новая ссылка: <b>{ $name }</b>? «Тот же человек» — сменился аккаунт Telegram: прежние ответы перейдут вместе с ним. «Другой» — вместо этого человека отвечал кто-то другой: ответы останутся за тем, кто их дал.
place-whose-manager = Для кого новая ссылка: <b>{ $name }</b>? «Тот же человек» — сменился аккаунт Telegram, до перехода доступ остаётся в старом. «Другой» — вместо менеджера вошёл кто-то другой: доступ у него пропадёт сразу.
place-owners-only = Опрос анонимный, а по ссылке «Тот же человек» видны прежние ответы: такую ссылку выдаёт только владелец.
place-former = Вернуть прежний аккаунт
place-whose-moved = Для кого новая ссылка: <b>{ $name }</b>? «Тот же человек» — снова сменился аккаунт Telegram: прежние ответы перейдут вместе с ним. «Вернуть прежний аккаунт» — последняя ссылка попала не к тому: ответы вернутся в аккаунт, из которого отвечали раньше, а этот больше ничего не увидит.
place-given-back = <b>{ $contact }</b>, { $account }: снова отвечает из прежнего аккаунта Telegram, ответы вернулись туда. Если из другого уже успели что-то ответить, это осталось здесь же: проверьте.
place-given-back-told = Личная ссылка компании «{ $company }» предназначалась другому человеку: доступ закрыт, вопросов больше не будет.
place-given-back-to = Компании «{ $company }» снова отвечаете вы, из этого аккаунта: ссылка ненадолго попала не к тому человеку.
place-renewed = Новая ссылка: <b>{ $contact }</b>, { $account }. Пока по ней не согласились, всё остаётся как было.
place-is-other = <b>{ $contact }</b>, { $account }: отвечал кто-то другой.
place-parted = Готово: прежние ответы остались за тем, кто их дал, а <b>{ $contact }</b> ({ $account }) снова не в боте. Не отправлено в старый чат: { $dropped }. Новая ссылка ниже.
place-parted-told = Личная ссылка компании «{ $company }» предназначалась другому человеку, вопросов больше не будет. Ваши ответы остались вашими: посмотреть — /mydata, удалить — /forget
place-moved = <b>{ $contact }</b>, { $account }: теперь отвечает из другого аккаунта Telegram — { $person }. Прежние ответы перешли туда же, не отправлено в старый чат: { $dropped }. Если это не тот человек: <code>/invite { $contact }</code>
place-moved-told = Теперь вы отвечаете компании «{ $company }» из другого аккаунта Telegram, сюда вопросов больше не будет. Если это были не вы, сразу скажите своему менеджеру.
place-is-left = <b>{ $contact }</b>, { $account }: больше не работает. Ответы остались.
place-left-done = <b>{ $contact }</b>, { $account }: больше не работает. Ответы и обращения остались, вопросов не будет.
place-left-told = Компании «{ $company }» сказали, что вы больше не работаете у её клиента, поэтому вопросов не будет. Если это ошибка, скажите своему менеджеру. Ваши ответы: /mydata, удалить их: /forget
place-back-done = <b>{ $contact }</b>, { $account }: снова работает, вопросы будут приходить как раньше.
place-revoked = <b>{ $name }</b>: неиспользованные ссылки больше ничего не открывают: { $count }. Новую даст /invite
place-successor = <b>{ $contact }</b>, { $account }: больше не работает. Кто теперь вместо? Выберите, кого пригласить; если человека здесь нет, его добавляет владелец в список клиентов.
place-successor-none = <b>{ $contact }</b>, { $account }: больше не работает. Кто теперь вместо? Других контактов, кого пригласить, в списке нет: нового человека добавляет владелец, потом пригласите: /invite
place-manager = Менеджер <b>{ $name }</b>: в боте с { $when }
place-gone = Да, больше не работает
place-manager-leaves = Менеджер <b>{ $name }</b> больше не работает? Доступ закроется сразу: карточки, списки и слова клиентов станут недоступны, обращения получат владельцы. Отменить нельзя. { $count ->
        [0] Клиентов за этим менеджером нет.
       *[other] Клиентов за этим менеджером: { $count } — лучше сначала «Передать всё» коллеге.
    }
place-manager-left = Менеджер <b>{ $name }</b>: доступ закрыт, обращения и слова клиентов — у владельцев. { $count ->
        [0] { "" }
       *[other] Клиентов без менеджера: { $count }. Назначить другого — списком клиентов (столбец «менеджер») или кнопкой «Передать» на карточке.
    }
place-manager-left-told = Менеджер <b>{ $name }</b> больше не работает: доступ закрыт, обращения и слова клиентов — у владельцев. { $count ->
        [0] { "" }
       *[other] Клиентов без менеджера: { $count }.
    }
place-manager-renewed = Новая ссылка менеджера: <b>{ $name }</b>. Пока её не открыли, доступ остаётся в старом аккаунте.
place-manager-parted = Менеджер <b>{ $name }</b>: прежний доступ закрыт. Его обращения до нового входа видят владельцы, неиспользованные ссылки его клиентов больше не действуют: новые — /invites
place-manager-moved = Менеджер <b>{ $name }</b> теперь в другом аккаунте Telegram: { $person }. Если это не тот человек: <code>/invite { $name }</code>
place-manager-moved-told = Теперь вы работаете в боте компании «{ $company }» из другого аккаунта Telegram, сюда больше ничего не придёт. Если это были не вы, сразу скажите руководителю.
place-manager-parted-told = Ссылка компании «{ $company }» предназначалась другому сотруднику: доступ закрыт. Если это ошибка, скажите руководителю.
invites-title = <b>Приглашения</b>: в боте { $joined } из { $total }
invites-opened = Открыли, но не согласились:
invites-waiting = Ещё не открывали:
invites-line = { $contact }, { $account } — { $days ->
        [0] сегодня
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
invites-more = …и ещё { $count }
invites-staff = Менеджеры без доступа: { $names }
invites-hint = Сообщение со ссылкой для одного человека: /invite имя
invites-empty = Пока некого приглашать: пришлите список клиентов (CSV или XLSX).
invites-empty-manager = За вами пока не закреплены клиенты. Если это ошибка, скажите руководителю.
forward-first = Сообщения для пересылки, по { $count }
forward-next = { $count ->
        [one] Ещё одно
       *[many] Ещё { $count }
    }
forwarded = { $sent ->
        [0] Больше приглашать некого.
       *[other] { $left ->
            [0] Это все. Каждое сообщение перешлите тому, кто назван над ним.
           *[other] Каждое сообщение перешлите тому, кто назван над ним. Осталось: { $left }.
        }
    }
own-clients = { $count ->
        [1] У вас { $count } новый клиент. Перешлите ему приглашение: бот не может написать первым.
        [one] У вас { $count } новый клиент. Перешлите им приглашения: бот не может написать первым.
        [few] У вас { $count } новых клиента. Перешлите им приглашения: бот не может написать первым.
       *[many] У вас { $count } новых клиентов. Перешлите им приглашения: бот не может написать первым.
    }

## Отчёт

nps-title-few = <b>NPS</b> · { $period }: { $count ->
        [0] ответов пока нет
        [one] { $count } ответ — для индекса мало
        [few] { $count } ответа — для индекса мало
       *[many] { $count } ответов — для индекса мало
    }
nps-anonymous =
    🔒 Ответы анонимны. Вам виден индекс по вашим клиентам за квартал: когда он уже не изменится и если ответов не меньше пяти и они разные.
nps-withheld = <b>NPS</b> · { $period }: не показывается
nps-with-recorded = С учётом записанных: NPS { $nps }, n={ $count } (записано: { $recorded })
nps-with-recorded-few = С учётом записанных: n={ $count } — для индекса мало (записано: { $recorded })
nps-of = Ответов в индексе: { $count }
nps-scores = Оценки: { $scores }
nps-scope = Клиенты, за которых отвечает { $name }
scope-unknown = Не знаю, что такое «{ $words }». Можно назвать сегмент, круг, регион, менеджера, клиента или опрос так, как они записаны в списке клиентов.
scope-ambiguous = «{ $words }» — это несколько разных: { $names }. Назовите целиком или добавьте, что это: сегмент, регион, менеджер, клиент.
scope-twice = «{ $first }» и «{ $second }» вместе не посмотреть. Оставьте что-нибудь одно.
nps-low = Мало ответов: индекс показывает направление, не больше
nps-groups = { $promoters ->
        [one] { $promoters } промоутер
        [few] { $promoters } промоутера
       *[many] { $promoters } промоутеров
    }, { $passives ->
        [one] { $passives } нейтральный
       *[many] { $passives } нейтральных
    }, { $detractors ->
        [one] { $detractors } детрактор
        [few] { $detractors } детрактора
       *[many] { $detractors } детракторов
    }
nps-rate = { $answered ->
        [one] Ответ от { $answered }
       *[many] Ответили { $answered }
    } из { $asked } ({ $rate } %)
nps-rate-of-asked = Из спрошенных за период { $answered ->
        [one] ответ от { $answered }
       *[many] ответили { $answered }
    } из { $asked } ({ $rate } %)
nps-answers = Ответов получено: { $answers }
nps-nobody-asked = За период никого не спрашивали
nps-before = До этого — { $period }: <b>{ $nps }</b>. { $verdict }
nps-before-few = До этого — { $period }: ответов слишком мало для сравнения
change-up = Разница { $points } больше погрешности: это рост
change-down = Разница { $points } больше погрешности: это снижение
change-within = { $points_sign ->
        [plus] Разница { $points } — в пределах погрешности, говорить о росте рано
        [minus] Разница { $points } — в пределах погрешности, говорить о снижении рано
       *[zero] Без изменений
    }
change-not_enough = Ответов мало, сравнивать рано
verdict-unsatisfactory = неудовлетворительно
verdict-satisfactory = удовлетворительно
verdict-good = хорошо
verdict-excellent = отлично
nps-reasons = Недовольны: { $reasons }
nps-cases = Обращения: открыто { $open }{ $overdue ->
        [0] {""}
       *[other] , просрочено { $overdue }
    }
nps-recovered = 💚 Вернули: { $recovered } из { $answered } недовольных, ответивших после закрытия
nps-week = Неделя
nps-month = Месяц
nps-quarter = Квартал
nps-year = Год
nps-back = ‹ К показателям
nps-promises = 🤝 <b>Обещания клиентам</b>
nps-promises-of = { $name }: выполнено { $kept }, нарушено { $broken }{ $rest ->
        [0] { "" }
       *[other] , не подтверждено { $rest }
    }
my-title = <b>Работа с клиентами</b> · { $period }
my-name = <b>{ $name }</b>
my-reached = До связи с клиентом: { $span } рабочего времени — медиана, { $count ->
        [one] { $count } обращение
        [few] { $count } обращения
       *[many] { $count } обращений
    }
my-promises = Обещания
my-confirmed = Клиент подтвердил, что решено: { $count } из { $of } закрытых
my-nobody = Пока показывать нечего: ни у кого нет клиентов.
my-anonymous = Опрос анонимный: эти показатели видят только владельцы. Индекс ваших клиентов за завершённые кварталы: /nps
my-wrong = Не понимаю, за какой срок: «{ $text }». Например: <code>/my 2026-09</code> или <code>/my Q3</code>
nps-trend = <b>NPS по месяцам</b> · { $window }
nps-part = { $name }: <b>{ $nps }</b> (±{ $margin }) · { $count ->
        [one] { $count } ответ
        [few] { $count } ответа
       *[many] { $count } ответов
    }{ $trust ->
        [low] {""}, мало
       *[ok] {""}
    }
nps-part-few = { $name }: { $count ->
        [0] ответов нет
        [one] { $count } ответ — для индекса мало
        [few] { $count } ответа — для индекса мало
       *[many] { $count } ответов — для индекса мало
    }
nps-nobodys = Без менеджера
nps-more = … и ещё { $count }
nps-no-answers = Ответов пока нет
nps-wrong =
    Не понимаю период «{ $text }». Например:
    <code>/nps 2026-09</code> — месяц
    <code>/nps Q2</code> — квартал
    <code>/nps 01.09-15.10</code> — с какого по какое
nps-backwards = Даты наоборот: начало позже конца. Если речь об этих днях: <code>/nps { $right }</code>
work-title = <b>Работа с обращениями</b>
work-opened = · новых: { $count }
work-in-time = · связались вовремя: { $count } из { $of }, чей срок наступил
work-settled = · закрыто: { $count }
work-confirmed = · клиент подтвердил, что решено: { $count } из { $of } ответивших{ $names }
work-reopened = · открыто снова: { $count }{ $names }
work-broken = · обещаний нарушено: { $count } из { $of }{ $names }
work-overdue = Просрочено на сейчас, по менеджерам: { $managers }
work-nobodys = без менеджера
work-others = у остальных { $count }
summary-title-week = 📊 <b>Итоги недели</b>
summary-title-month = 📊 <b>Итоги месяца</b>
summary-said = <b>Что сказали</b>
said-open = 💬 Кто и что сказал: { $count }
said-title = 💬 <b>Что сказали</b> · { $period }: { $count }
said-nothing = 💬 <b>Что сказали</b> · { $period }: пока ничего.
said-anonymous = Ответы по именам видят только владельцы.
said-scored = { $mark } <b>{ $score }</b> · { $name }, { $account }
said-by = ✉️ { $name }, { $account }
said-recorded = со слов клиента
said-no-words = без слов
said-words = «{ $words }»

summary-erased = Написано заново: один из клиентов удалил свои данные.
summary-line-said = · { $score } — «{ $words }» { $name }, { $account }
period-week = неделя { $from } — { $to }
period-month = { $name } { $year }
period-quarter = { $number ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } квартал { $year }
period-quarter-short = { $number ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } кв. { $year }
period-half = { $number ->
        [1] I
       *[2] II
    } полугодие { $year }
period-half-short = { $number ->
        [1] I
       *[2] II
    } полуг. { $year }
period-year = { $year } год
period-custom = { $from } — { $to }
period-until = { $name }, по { $day }

## Помощь, язык, данные

help-contact =
    Я спрашиваю, порекомендуете ли вы компанию «{ $company }», — не чаще, чем нужно.

    Напишите сюда что угодно — увидит { $mode ->
        [anonymous] только руководство компании
       *[named] ваш менеджер
    }.
    /language — язык
    /mydata — что о вас хранится
    /forget — удалить всё, что о вас хранится
    /stop — больше не спрашивать
help-manager =
    <b>Менеджеру</b>
    { $mode ->
        [anonymous] Ответы анонимны: чьи они, видит только руководство.
       *[named] Жалобы ваших клиентов приходят сюда сами. Ответьте на карточку или на слова клиента — бот передаст. Взять назад — кнопкой «Отозвать»: если удалить сообщение у себя, у клиента оно останется. «Передать» на карточке отдаёт обращение, клиента или компанию коллеге, «Этап потери» — для жалоб руководству и претензий. Клиент ушёл — «Клиент потерян» на карточке: почему и к кому.
    }
    /cases — { $mode ->
        [anonymous] обращения: чьи они, видят только владельцы
       *[named] обращения ваших клиентов, срочные первыми; можно добавить: просрочено, новые, VIP
    }
    /accounts — { $mode ->
        [anonymous] компании по цветам: их видят только владельцы
       *[named] ваши компании по цветам, худшие первыми; можно добавить: красные, изменения, VIP
    }
    /nps — индекс по вашим клиентам: { $mode ->
        [anonymous] завершённые кварталы
       *[named] неделя, месяц, квартал, год
    }
    /my — { $mode ->
        [anonymous] показатели: их видят только владельцы
       *[named] ваши показатели: индекс, сроки, обещания
    }
    /export — { $mode ->
        [anonymous] выгрузка: она есть только у владельцев
       *[named] выгрузка в Excel или CSV; можно добавить: VIP, прошлый месяц
    }
    /invites — кто уже в боте, кто ещё нет
    /invite имя — сообщение со ссылкой для клиента{ $mode ->
        [anonymous] { "" }
       *[named]
        { "" }
        /client имя или просто имя — карточка клиента перед звонком
        /case имя — открыть обращение
        /record имя — записать ответ по телефону или лично
        /why имя — когда и почему спросим клиента
        /fixes — чинить систему: что поручено вам
        /quotes — слова клиентов, которые можно цитировать
        /away до 12 дек Иванов — отпуск и кто замещает
    }
    /settings — сводки: получать их или нет, показать сейчас
    /timezone город — по каким часам вам напоминать
    /language — язык
help-owner =
    <b>Владельцу</b>
    Пришлите CSV или XLSX со списком клиентов — покажу, что изменится, и применю после вашего «да».
    Ответьте на карточку или на слова клиента — бот передаст. Взять назад — кнопкой «Отозвать»: если удалить сообщение у себя, у клиента оно останется. «Передать» на карточке отдаёт обращение, клиента или компанию коллеге. Менеджер ушёл: /staff, «Передать всё», потом «Убрать из команды».
    /cases — открытые обращения, срочные первыми; можно добавить: просрочено, новые, VIP, имя менеджера
    /accounts — компании по цветам, худшие первыми; можно добавить: красные, изменения, VIP, имя менеджера
    /client имя или просто имя — карточка клиента перед звонком; там же объединить две записи одной компании или человека и удалить данные по письменной просьбе
    Клиент ушёл: «Клиент потерян» на карточке — причина, к кому; «Клиент вернулся» снимает.
    /nps — индекс: неделя, месяц, квартал, год или свой период
    /my — показатели каждого менеджера: индекс, сроки, обещания
    /export — выгрузка в Excel или CSV; можно добавить: VIP, прошлый месяц, имя менеджера
    /staff — команда: кто есть, передать всё коллеге, добавить и убрать
    /audit — спросить сейчас всех или часть (например, VIP): сначала покажу кого
    /invites — кто уже в боте, кто ещё нет
    /invite имя — сообщение со ссылкой для клиента или менеджера
    /case имя — открыть обращение
    /record имя — записать ответ по телефону или лично
    /fixes — чинить систему: что повторяется, кто исправит и к какому сроку
    /quotes — слова клиентов, которые можно цитировать; можно добавить: VIP, имя менеджера
    /away до 12 дек Иванов — отпуск и кто замещает
    /surveys — опросы: кого, когда и о чём спрашиваем
    /why имя — когда и почему спросим клиента
    /settings — сводки: когда, кому и что в них; показать сейчас
    /timezone город — по каким часам вам напоминать
    /language — язык
stop-ask = Совсем не спрашивать?
stop-yes = Да, совсем
stop-rarely = Раз в полгода
stop-no = Нет, всё как было
stop-rarely-done = Хорошо: спросим не чаще раза в полгода. Вернуть как было: /start
stop-no-done = Хорошо, всё остаётся как было.
stop-done = Больше не спрашиваем. Прошлые ответы сохранены. Передумаете — /start
stop-staff = Вы сотрудник: отписка касается только вопросов клиентам, а вас не спрашивают.
start-back = С возвращением! Вопросы снова будут приходить, не чаще, чем нужно.
start-known = Вы с нами. Когда подойдёт время вопроса, он появится здесь. { $mode ->
        [anonymous] Написать руководству компании
       *[named] Написать менеджеру
    } можно прямо сейчас. /help
timezone-ask =
    Сейчас у вас { $when } — { $zone }. По этим часам приходят напоминания и утренний список.
    Выберите пояс или напишите город: <code>/timezone Казань</code>
timezone-of-company = Как у компании: { $zone }
timezone-done = Готово: { $zone }, у вас сейчас { $when }. Напоминания и утренний список будут приходить в рабочие часы по этому времени.
timezone-wrong = Не знаю такого города или пояса: «{ $text }». Напишите, например, <code>/timezone Владивосток</code> или <code>/timezone +10</code>. Выбрать из списка: /timezone
away-set = { $by ->
        [owners] По { $day } включительно обращения, сроки и слова { $whose ->
            [own] ваших клиентов
           *[other] клиентов менеджера ({ $absent })
        } приходят владельцам.
       *[deputy] По { $day } включительно { $whose ->
            [own] вас замещает
           *[other] { $absent } отсутствует, замещает
        } <b>{ $name }</b>: обращения, сроки и слова клиентов приходят туда.
    } Сами сроки не меняются.
away-deputy-away = { $name } тоже отсутствует, поэтому — следующий по цепочке.
away-moved = Передано сейчас: { $count ->
        [1] { $count } обращение
        [one] { $count } обращение
        [few] { $count } обращения
       *[many] { $count } обращений
    }.
away-how-back = { $whose ->
        [own] Закончится само, с началом следующего рабочего дня. Раньше: <code>/away off</code>
       *[other] Закончится само, с началом следующего рабочего дня. Раньше: <code>/away { $absent } off</code>
    }
away-stand-in = { $by ->
        [owners] 🔄 { $absent }: отсутствие по { $day } включительно. Обращения, сроки и слова клиентов приходят владельцам.
       *[deputy] 🔄 По { $day } включительно вы замещаете: <b>{ $absent }</b>. Обращения, сроки и слова клиентов приходят вам, действовать можно как со своими.
    }
away-cards-below = { $count ->
        [1] Открыто { $count } обращение, карточка ниже.
        [one] Открыто { $count } обращение, карточки ниже.
        [few] Открыто { $count } обращения, карточки ниже.
       *[many] Открыто { $count } обращений, карточки ниже.
    }
away-over = { $whose ->
        [own] С возвращением! Ваши клиенты снова у вас{ $count ->
            [0] .
           *[other] , открытых обращений: { $count }.
        }
       *[other] Отсутствие закончилось: { $name }. Обращения и слова этих клиентов больше не за вами.
    }
away-line = 🔄 { $absent } — по { $day } включительно, { $by ->
        [owners] вместо — владельцы
       *[deputy] вместо — { $name }
    }
away-more = … и ещё: { $count }
away-usage = Отпуск, больничный, командировка: <code>/away до 12 дек Иванов</code> — до какого дня и кто вместо вас. Без имени обращения получат владельцы. Вернулись раньше: <code>/away off</code>{ $role ->
        [owner] . За сотрудника: <code>/away Смирнова до 12 дек Иванов</code>. Владельца замещает только владелец.
       *[manager] { "" }
    }
away-pair = { $absent } → { $name }
away-which = Уточните, кто имеется в виду:
away-too-many = Слишком много подходящих по запросу «{ $words }». Напишите имя и фамилию.
away-unreadable = Не вижу, до какого дня: «{ $words }». Напишите, например, <code>/away до 12 дек Иванов</code>, <code>/away до пятницы</code> или <code>/away на неделю</code>.
away-no-such-day = Такого дня нет в календаре: «{ $words }». Напишите, например, <code>/away до 12 дек Иванов</code>.
away-backwards = Конец раньше начала: «{ $words }». Напишите последний день отсутствия, например: <code>/away до 12 дек Иванов</code>.
away-later = Отсутствие начинается сразу, заранее его не поставить. Напишите в первый день, например: <code>/away до 12 дек Иванов</code>.
away-past = Этот день уже прошёл. Напишите последний день отсутствия, например: <code>/away до 12 дек Иванов</code>. Если отсутствие кончилось: <code>/away off</code>
away-long = Это больше чем через год. Напишите день поближе: срок можно продлить, когда он подойдёт.
away-of-others = Отсутствие другого сотрудника ставит владелец. Своё: <code>/away до 12 дек Иванов</code>
away-anonymous = Опрос анонимный: обращений у менеджеров нет, замещать не в чем. Отсутствие ставят только владельцы, себе.
away-oneself = Заместить самого себя нельзя. Назовите коллегу или никого — тогда обращения получат владельцы.
away-owner-deputy = Владельца замещает только владелец, а { $name } — менеджер. Назовите другого владельца или никого.
away-cannot-reach = { $name }: боту туда не написать — бот не запущен или заблокирован. Назовите другого коллегу.
away-circle = Получился бы круг: { $name } отсутствует, замещает { $absent }. Назовите другого коллегу или никого.
away-last-owner = Других владельцев на месте нет: жалобы не дошли бы ни до кого. Сначала нужен другой владелец, который на месте и пользуется ботом.
away-not = Вы и не отмечены отсутствующим: обращения приходят вам.
away-not-other = { $name }: отсутствие не отмечено.
language-ask = На каком языке говорить с вами?
language-done = Готово, говорим по-русски.
mydata-file = Здесь всё, что о вас хранится: откройте файл на телефоне или компьютере. Больше не спрашивать: /stop. Удалить всё: /forget
mydata-staff = Вы сотрудник: о вас хранятся имя, номер и язык в Telegram, ваши действия с обращениями и, три года, что вы смотрели и меняли. Как о клиенте — ничего.
mydata-before =
    Компания «{ $company }» пригласила вас и держит в своём списке клиентов: { $kinds }. Эти данные — из её договорных отношений с компанией, где вы работаете.

    Сами значения покажем, когда вы согласитесь: ссылка могла попасть не к тому человеку. От Telegram мы знаем имя, имя пользователя, номер и язык.

    Отказаться: «Не сейчас» или «Это не я» ниже, не получать напоминаний — /stop. Чтобы вас убрали из списка, скажите своему менеджеру в компании «{ $company }».
mydata-none = Мы знаем вас только по Telegram: имя, язык и открывали ли вы личную ссылку.
forget-ask =
    <b>Удалить ваши данные?</b>

    Компания «{ $company }» навсегда забудет ваши имя, должность, телефон и почту, ответы своими словами, голосовые, фото и сообщения. Вопросов больше не будет. Вернуть удалённое нельзя.
forget-ask-accounts = Вы отвечаете от нескольких компаний, удалится всё сразу: { $accounts }.
forget-ask-score-kept = Оценки останутся в общей статистике, без имени.
forget-ask-score-gone = Оценки тоже будут удалены.
forget-ask-else =

    Только не получать вопросов — /stop. Посмотреть, что хранится, — /mydata. Кнопки действуют 10 минут.
forget-yes = Удалить мои данные
forget-no = Оставить
forget-kept = Хорошо, ничего не удалено.
forget-too-late = Прошло больше 10 минут. Если хотите удалить данные, отправьте /forget ещё раз.
forget-nothing = Удалять уже нечего.
forget-done = Ваши данные и ответы удалены. Больше сообщений не будет. Если захотите вернуться, попросите у менеджера компании «{ $company }» новую ссылку. До свидания!
forget-done-score-kept = Ваши данные и слова удалены; в статистике остались оценки без имени. Больше сообщений не будет. Если захотите вернуться, попросите у менеджера компании «{ $company }» новую ссылку. До свидания!
forget-staff = Вы сотрудник, и как о клиенте о вас ничего не хранится.
forget-before = Вы ещё не согласились, и ваших ответов у нас нет. Что держит список клиентов и как отказаться: /mydata. Удалить список по ссылке нельзя: она могла попасть не к тому человеку. Чтобы вас убрали из него, скажите своему менеджеру.
forget-nobody = О вас хранится только то, что сообщил Telegram: имя и язык. Удалять больше нечего.
forget-told = 🗑 Один из контактов (<b>{ $account }</b>) удалил свои данные из программы. Карточки и слова стёрты и здесь. Имя могло остаться в файлах выше и в ваших записях — удалите его, пожалуйста, и там. Из списка клиентов этот человек не вернётся.
erase-ask =
    <b>Удалить данные: { $contact }?</b>
    Компания: <b>{ $account }</b>

    Навсегда уйдут имя, должность, телефон и почта, ответы своими словами, голосовые, фото, сообщения и переписка, записи о звонках и обещания. Открытое обращение закроется, вопросов больше не будет. Вернуть удалённое нельзя.
erase-ask-accounts = Этот человек отвечает от нескольких компаний, удалится всё сразу: { $accounts }.
erase-ask-else =

    Так удаляют по письменной просьбе самого человека. После удаления пришлю выписку из журнала — подтверждение для ответа. Кнопки действуют 10 минут.
erase-yes = Удалить данные
erase-gone = Эти данные уже удалены.
erase-too-late = Прошло больше 10 минут. Если данные всё же нужно удалить, найдите клиента снова: /client
erase-told = 🗑 Данные одного из контактов (<b>{ $account }</b>) удалены по его письменной просьбе, это сделал владелец { $name }. Карточки и слова стёрты и здесь. Имя могло остаться в файлах выше и в ваших записях — удалите его, пожалуйста, и там. Из списка клиентов этот человек не вернётся.
extract-title = Выписка из журнала программы «{ $company }»: удаление данных по письменной просьбе
extract-made = Составлена: { $when }
extract-gone = Удалены данные: контакт { $number }, { $account }. Когда: { $when }. Запись в журнале удалений: { $uid }
extract-by = Кем: { $name }
extract-scores = Оценки: { $scores ->
        [kept] остались в общей статистике, без имени
       *[gone] удалены
    }
extract-log = Кто и что делал с этими данными, по журналу (без имени и слов человека):
extract-client = сам человек
extract-caption = 🗑 Данные удалены. Выписка из журнала — подтверждение для ответа на просьбу. Имени и слов человека в ней нет.
logged-invite-contact = приглашение
logged-invite-revoke = ссылка отозвана
logged-contact-left = отметка «больше не работает»
logged-contact-back = отметка «снова работает»
logged-contact-parted = ссылка была предназначена другому человеку
logged-contact-given-back = прежний аккаунт Telegram возвращён
logged-contact-erase = данные удалены
logged-light-read = слова отмечены прочитанными
logged-relay-send = отправлено сообщение
logged-relay-recall = сообщение отозвано
logged-case-promise = дано обещание
logged-case-open = открыто обращение
logged-case-take = обращение взято в работу
logged-case-call = записан звонок
logged-case-not-reached = записано, что не дозвонились
logged-case-settle = обращение закрыто
logged-case-open-again = обращение открыто снова
logged-case-hand = обращение передано
logged-case-stage = отмечен этап потери
logged-case-lose = отмечено: перестал быть клиентом
logged-account-back = отмечено: снова клиент
logged-answer-record = записан ответ
forget-log-failed = ⚠️ Журнал удалений не записывается в папку { $folder }. Пока это так, восстановление из старой копии вернёт удалённые данные. Проверьте место и права; бот допишет журнал при запуске.
erased-request = <i>Данные удалены по просьбе клиента</i>
erased-retention = <i>Данные удалены: истёк срок хранения</i>
erased-quote = <i>Слова клиента удалены</i>
left-quote = <i>Больше недоступно</i>
staff-left = Вы больше не среди сотрудников компании «{ $company }»: доступ к клиентам и обращениям закрыт, сообщений больше не будет. Если это ошибка, скажите руководителю.
erased-mention = <i>Данные клиента удалены</i>
erased-name = данные удалены

## Файл о данных человека (/mydata)

held-title = Что о вас хранится
held-intro = Компания «{ $company }» хранит о вас то, что перечислено ниже. Файл составлен { $when }.
held-title-telegram = Ваш Telegram
held-title-consents = Согласия
held-title-links = Личные ссылки
held-title-openings = Когда вы открывали личную ссылку
held-title-questions = Вопросы вам
held-title-answers = Ваши ответы
held-title-cases = Обращения по вашим ответам
held-title-messages = Ваши сообщения
held-title-light = Что передано без обращения
held-title-consent = О чём мы предупреждаем
held-title-audit = Кто работал с вашими данными
held-title-rights = Сколько хранится и как удалить
held-kept = Данные хранятся, пока вы не попросите их удалить. Копии на случай сбоя хранятся ещё несколько недель; если базу придётся восстановить из копии, удаление повторится само.
held-name = Имя
held-username = Имя пользователя
held-telegram-id = Номер в Telegram
held-language-chosen = Язык, который вы выбрали
held-language-telegram = Язык вашего Telegram
held-opted-out = Отписка от вопросов
held-quiet-until = Не спрашивать до
held-known-since = Первое сообщение боту
held-greeting = Обращение
held-position = Должность
held-circle = Роль
held-phone = Телефон
held-email = Почта
held-code = Код контакта в компании
held-language = Язык по списку клиентов
held-timezone = Часовой пояс
held-state = Состояние
held-state-invited = приглашение ждёт
held-state-joined = участвуете
held-state-unreachable = сообщения не доходят
held-state-left = больше не отвечаете за эту компанию
held-joined = Участие с
held-unreachable = Почему не доходят
held-unreachable-blocked = бот заблокирован
held-unreachable-left = вы больше не отвечаете за эту компанию
held-unreachable-withdrawn = вопрос отменён
held-unreachable-deactivated = аккаунт Telegram удалён
held-unreachable-chat_not_found = чат не найден
held-unreachable-since = Не доходят с
held-listed = В списке клиентов с
held-updated = Данные обновлены
held-agreed = Дано
held-version = Версия текста
held-mode = Кто видит, что ответили именно вы
held-mode-named = ваш менеджер и руководство
held-mode-anonymous = только руководство
held-made = Создана
held-expires = Действует до
held-used = Использована
held-opened = Открыта
held-answer = Ваш выбор
held-opening-agreed = согласие
held-opening-later = не сейчас
held-opening-not_me = это не я
held-opening-preview = просмотр
held-answered = Выбор сделан
held-remind = Напомнить
held-reminded = Напоминание отправлено
held-planned = Запланирован
held-asked = Отправлен
held-open-until = Ответить можно до
held-became = Что стало
held-question-planned = ещё не отправлен
held-question-sent = ждёт ответа
held-question-answered = есть ответ
held-question-expired = срок вышел
held-question-declined = отказ
held-question-skipped = не отправлен
held-ended = Завершён
held-skipped = Почему не отправлен
held-score = Оценка
held-channel = Как поставлена
held-channel-button = кнопкой
held-channel-typed = сообщением
held-channel-phone = по телефону, в записи сотрудника
held-channel-in_person = лично, в записи сотрудника
held-recorded-by = Автор записи
held-recorded-confirmed = Вы подтвердили запись
held-recorded-replaced = Заменена вашей оценкой
held-first-tap = Впервые
held-scored = Последний раз
held-change = Изменение оценки
held-reasons = Причины
held-comment = Комментарий
held-commented = Последний комментарий
held-thanked = Когда вас поблагодарили
held-then-manager = Менеджер на тот момент
held-then-segment = Сегмент компании на тот момент
held-then-circle = Ваша роль на тот момент
held-part-text = текст
held-part-voice = голосовое сообщение
held-part-photo = фото
held-part-document = файл
held-part-video = видео
held-part-audio = аудио
held-part-animation = GIF
held-part-video_note = видеосообщение
held-part-sticker = стикер
held-part-place = место на карте
held-part-contact = контакт
held-part-other = вложение
held-case-state = Состояние
held-case-opened = Открыто
held-case-why = Почему
held-case-why-detractor = ваша оценка
held-case-why-fell = оценка стала ниже
held-case-why-asked = вы просили связаться
held-case-why-staff = открыли сотрудники
held-light-opened = Передано
held-light-said = Последние слова
held-light-read = Прочитано
held-light-read-by = Кто прочитал
held-light-answered = Вам ответили
held-light-answered-by = От кого ответ
held-consent-today = Версия { $version }.
held-case-new = открыто
held-case-in_work = в работе
held-case-waiting = ждём вас
held-case-promised = обещано
held-case-settled = спросили вас, решено ли
held-case-reopened = открыто снова
held-case-confirmed = вы подтвердили, что решено
held-case-unconfirmed = закрыто без вашего ответа
held-case-lost = закрыто: вы больше не клиент
held-case-closed = закрыто
held-deadline = Срок
held-due = Что дальше
held-due-contact = связаться с вами
held-due-plan = сказать, что и когда будет сделано
held-due-promise = сделать обещанное
held-due-answer = узнать у вас, решено ли
held-retries = Не дозвонились, раз
held-reopened = Открыто снова, раз
held-contacted = Связались с вами
held-settled = Спросили, решено ли
held-cause-words = Причина словами
held-manager = Менеджер
held-lent-to = На время обращения вами занимается
held-taken = Взято в работу
held-taken-by = Кто занимается
held-closed = Закрыто
held-recheck = Спросим оценку ещё раз
held-cause = Причина
held-outcome = Что сделано
held-events = Ход
held-event-opened = открыто
held-event-absorbed = добавлен новый ответ
held-event-asked = вы просили связаться
held-event-taken = взято в работу
held-event-called = был звонок
held-event-reached = вам написали
held-event-question_asked = вам задали вопрос
held-event-not_reached = не дозвонились
held-event-promised = вам дано обещание
held-event-promise_moved = срок обещания перенесён
held-event-promise_kept = вы ответили: выполнено
held-event-promise_broken = обещание нарушено
held-event-promise_unconfirmed = обещание выполнено, вы не ответили
held-event-settled = закрыто, спросили вас
held-event-confirmed = вы подтвердили
held-event-not_confirmed = вы ответили «не решено»
held-event-silent = вы не ответили
held-event-nobody_to_ask = спросить вас было нельзя
held-event-opened_again = открыто снова
held-event-lost = компания перестала быть клиентом
held-event-score_changed = оценка изменена
held-event-reassigned = передано другому менеджеру
held-event-stage_set = отмечено, как далеко зашла жалоба
held-event-erased = данные удалены
held-shown-to = Кому показано
held-alert-assigned = ваш менеджер
held-alert-anonymous = только руководство
held-alert-no_manager = менеджер не назначен
held-alert-not_joined = менеджера ещё нет в боте
held-alert-unreachable = менеджер недоступен
held-alert-uncertain = неизвестно, дошло ли до менеджера
held-alert-attitude = вы назвали отношение
held-alert-reopened = вы второй раз ответили «не решено»
held-alert-stage = вы жаловались руководству или готовите претензию
held-alert-broken = обещание вам нарушено
held-alert-lost = клиент потерян
held-alert-overdue = срок прошёл
held-alert-stands_in = кто замещает менеджера
held-alert-away = менеджер отсутствует
held-alert-looked = открыли из списка
held-alert-owed = отправляется
held-alert-delivered = доставлено
held-alert-undeliverable = не доставлено
held-alert-withdrawn = отозвано
held-message = Сообщение
held-passed-on = Кому передано
held-title-relays = Что вам писали
held-promises = Обещания
held-promise-open = обещано
held-promise-moved = перенесено
held-promise-kept = выполнено
held-promise-broken = нарушено
held-promise-unconfirmed = выполнено, вы не ответили
held-promise-dropped = больше не нужно
held-promise-draft = ещё не обещано
held-promise-cancelled = не обещано
held-losses = Потеря клиента
held-fix-news = «Вы сказали — мы сделали»
held-relay-from = Кто
held-relay-sent = Отправлено
held-relay-edited = Исправлено
held-relay-said = Сообщение
held-relay-is-asked = ещё не отправлено
held-relay-is-waiting = отправляется
held-relay-is-cancelled = не отправлено
held-relay-is-noted = не отправлено
held-relay-is-sent = доставлено
held-relay-is-not_delivered = не доставлено
held-relay-is-unknown = возможно, не дошло
held-relay-is-recalled = отозвано
held-looked = Когда
held-who = Кто
held-what = Что
held-role-owner = руководство компании
held-role-manager = менеджер
held-action-invite-contact = приглашение для вас
held-action-contact-left = отметка, что вы больше не работаете у клиента
held-action-contact-back = отметка, что вы снова работаете у клиента
held-action-contact-erase = ваши данные удаляют по вашей просьбе
held-action-contact-given-back = прежний аккаунт Telegram возвращён
held-action-contact-parted = ссылка была предназначена другому человеку
held-action-invite-revoke = ссылка отозвана
held-action-light-read = отметка, что ваши слова прочитаны
held-action-relay-send = вам отправлено сообщение
held-action-relay-recall = сообщение вам отозвано
held-action-case-open = открыто обращение
held-action-answer-record = ваш ответ записан сотрудником
held-action-case-promise = вам дано обещание
held-action-case-take = обращение взято в работу
held-action-case-call = записан звонок
held-action-case-not-reached = записано, что не дозвонились
held-action-case-stage = отмечено, как далеко зашла жалоба
held-action-case-hand = обращение передано коллеге
held-action-case-settle = обращение закрыто
held-action-case-open-again = обращение открыто снова
held-action-case-lose = отмечено: компания перестала быть клиентом
held-action-account-back = отмечено: компания снова клиент
held-rights = Больше не получать вопросов: /stop. Удалить всё, что здесь перечислено: /forget.

## Команды

command-start = Начать
command-help = Что можно сделать
command-nps = Индекс NPS
command-client = Карточка клиента перед звонком
command-my = Работа с клиентами: мои показатели
command-case = Открыть обращение клиента
command-record = Записать ответ клиента
command-cases = Открытые обращения
command-fixes = Чинить систему: что повторяется
command-away = Отпуск и замещение
command-timezone = Мой часовой пояс
command-invites = Кто уже в боте
command-invite = Ссылка для клиента
command-language = Язык
command-mydata = Что обо мне хранится
command-forget = Удалить мои данные
command-stop = Больше не спрашивать

## Новый токен

owner-new-token = 🔑 Бот запущен с новым токеном, поэтому неиспользованные личные ссылки больше не работают: { $count }. Новые даст /invites — раздайте их, пожалуйста, заново.

## Терминал, в котором запущен бот

console-running = Бот работает: { $link } (остановить — Ctrl-C)
console-no-owners = В OWNER_IDS никого нет: впишите в .env свой номер Telegram (его скажет @userinfobot) и запустите снова.
console-press-start = Откройте эту ссылку в Telegram и нажмите START: бот узнает вас как владельца.
console-send-list = Пришлите боту список клиентов (CSV или XLSX): он покажет, что изменится, и даст личные ссылки.
console-standby = На этой базе уже работает другой Отклик; этот ждёт и заменит его, если тот остановится.
console-token = Telegram не знает этот BOT_TOKEN. Возьмите верный у @BotFather (команда /token), впишите в .env и запустите снова.
console-network = Telegram не отвечает. Проверьте интернет; если Telegram открывается у вас только через прокси, впишите его адрес в .env как TELEGRAM_PROXY и запустите снова. Ничего не теряется, бот пробует дальше.
console-network-back = Telegram снова отвечает.
console-people = В боте: владельцы { $owners_in } из { $owners }, менеджеры { $managers_in } из { $managers }, клиенты { $contacts_in } из { $contacts }.
console-waits = Ждут: вопросы без ответа — { $asked }, открытые обращения — { $cases }, неотправленные сообщения — { $unsent }.
console-stopped = Бот остановлен. Что не отправлено, ждёт в базе.

## Ошибки

unsent-staff = Это никому не отправлено: клиенту пишут ответом на его карточку или слова. Всё, что можно: /help
unknown-staff = Не понимаю, что нужно сделать. Всё, что можно: /help
unknown-owners = Эта команда для владельцев. Всё, что можно вам: /help
error-set-aside = Ваше последнее действие не удалось обработать, мы уже знаем об этом. Попробуйте ещё раз; если не поможет, свяжитесь с менеджером.
error-unreadable = Это сообщение прочитать не удалось: похоже, в Telegram появилось что-то новое. Напишите, пожалуйста, то же обычным текстом.
error-owner-unreadable = ⚠️ Кто-то прислал то, что бот не умеет читать: похоже, в Telegram появилось что-то новое. Человека попросили написать текстом. Если повторится, обновите бота.
error-owner-set-aside = ⚠️ Одно из входящих событий не удалось обработать, оно отложено. Подробности: <code>python -m bot check</code>
conflict-owner = ⚠️ С этим же токеном запущена ещё одна копия бота. Остановите её: сообщения могут теряться.
backup-failed =
    ⚠️ Сегодняшняя резервная копия не сделана: { $reason ->
        [full] на диске нет места. Освободите его
        [denied] в папку нельзя писать. Проверьте, что она есть и доступна боту
        [damaged] файл базы повреждён. Остановите бота и восстановите копию; какую и как — скажет <code>python -m bot check</code>
       *[other] что-то помешало, подробности в журнале бота
    }.
    Папка: <code>{ $folder }</code>
    Последняя хорошая копия: { $last }. Следующая попытка — через час.
rehearsal-failed =
    ⚠️ Пробное восстановление резервной копии не удалось: { $reason ->
        [none] в папке нет ни одной копии
        [damaged] копия { $name } повреждена
        [broken] в копии { $name } нарушены правила: { $rules }. То же покажет <code>python -m bot check</code>
        [full] на диске не хватило места. Освободите его
        [denied] в папку нельзя писать. Проверьте, что она есть и доступна боту
       *[other] что-то помешало, подробности в журнале бота
    }.
    Папка: <code>{ $folder }</code>
    Сделайте копию сами, <code>python -m bot backup ФАЙЛ</code>, и проверьте диск. Следующая проба — завтра.

## После восстановления резервной копии

review-restored = 🗄 Бот работает на резервной копии от <b>{ $copied }</b>.
review-held = { $total ->
        [one] В ней { $total } неотправленное сообщение
        [few] В ней { $total } неотправленных сообщения
       *[many] В ней { $total } неотправленных сообщений
    }: ответы { $replies }, уведомления { $alerts }, сводки { $summaries }, вопросы { $asks }. { $total ->
        [1] Оно могло уйти до восстановления, поэтому ждёт
       *[other] Часть могла уйти до восстановления, поэтому они ждут
    } вашего решения.
review-done = { $wish ->
        [send] То, что ждало решения, отправляется (сообщений: { $count }).
        [drop] То, что ждало решения, не отправляется (сообщений: { $count }): считаем, что оно ушло раньше.
       *[none] Неотправленных сообщений в ней нет.
    }
review-quiet = Чтобы не спрашивать дважды, вопросы и напоминания клиентам подождут до { $until }. О новых недовольных ответах сообщаем сразу.
review-send = Отправить
review-show = Показать
review-drop = Не отправлять
review-over = Уже решено.
review-list = Ждут вашего решения:
review-line = • { $kind ->
        [reply] ответ
        [alert] уведомление
        [summary] сводка
       *[ask] вопрос
    } — { $name }
review-more = и ещё { $count }

## Список клиентов

links-file = Личные ссылки: { $count }. Каждая сработает один раз, и только у того, кто нажмёт «Согласиться и начать». Перешлите каждому его строку.
links-xlsx = То же в Excel (XLSX)
links-none = Неиспользованных ссылок нет: все, кто в списке, уже в боте.
links-sheet = Ссылки
links-kind-contact = клиент
links-kind-staff = менеджер
links-column-kind = Кто
links-column-name = Имя
links-column-account = Компания
links-column-manager = Менеджер
links-column-phone = Телефон
links-column-link = Ссылка
links-column-text = Сообщение
links-column-joined = В боте с
template-button = Шаблон списка (XLSX)
template-sheet = Клиенты
template-caption = Шаблон списка клиентов. Обязательны «Компания» и «Контакт», остальное — что есть. Впишите своих под двумя примерами и пришлите файл сюда: примеры не возьму.

import-reading = Читаю «{ $file }»…
import-plan =
    В файле { $contacts ->
        [one] { $contacts } контакт
        [few] { $contacts } контакта
       *[many] { $contacts } контактов
    } в { $accounts ->
        [one] { $accounts } компании
       *[many] { $accounts } компаниях
    }: <b>{ $new ->
        [one] { $new } новый
       *[many] { $new } новых
    }</b>, { $changed ->
        [one] { $changed } изменится
        [few] { $changed } изменятся
       *[many] { $changed } изменится
    }, { $unchanged } без изменений.
import-plan-none = В файле нет ни одной строки, которую можно взять.
import-plan-nothing = Менять нечего.
import-plan-accounts = Компании: { $new ->
        [one] { $new } новая
        [few] { $new } новые
       *[many] { $new } новых
    }, { $changed ->
        [one] { $changed } изменится
        [few] { $changed } изменятся
       *[many] { $changed } изменится
    }.
import-plan-managers = { $count ->
        [1] Новый менеджер
       *[many] Новые менеджеры
    }: { $names }.
import-plan-no-managers = Менеджеров в файле нет: обращения придут владельцам.
import-plan-unmanaged = { $count ->
        [1] У { $count } компании нет менеджера: её
        [one] У { $count } компании нет менеджера: их
       *[many] У { $count } компаний нет менеджера: их
    } обращения придут владельцам.
import-plan-left = { $count ->
        [1] Больше не работает
       *[many] Больше не работают
    }: { $names }. Вопросов не будет, ответы останутся.
import-plan-back = { $count ->
        [1] Снова работает
       *[many] Снова работают
    }: { $names }.
import-plan-samples = { $count ->
        [one] Строка запишется так
       *[many] Первые строки запишутся так
    }:
import-sample = · строка { $row }: <b>{ $contact }</b>, { $account }{ $more }
import-sample-greeting = обращение «{ $value }»
import-sample-manager = менеджер { $value }
import-sample-segment = сегмент { $value }
import-sample-abc = класс { $value }
import-sample-revenue = выручка { $value }
import-sample-first_delivery = первая поставка { $value }
import-sample-last_purchase = последняя покупка { $value }
import-sample-language = язык { $value }
import-sample-timezone = пояс { $value }
import-sample-account_id = код компании { $value }
import-sample-contact_id = код контакта { $value }
import-plan-cells = <b>{ $count ->
        [one] { $count } ячейка не читается
        [few] { $count } ячейки не читаются
       *[many] { $count } ячеек не читаются
    }</b>: { $count ->
        [1] человек из этой строки будет взят, сама ячейка — нет
       *[other] люди из этих строк будут взяты, сами ячейки — нет
    }:
import-word = { $column ->
        [circle] Роль
       *[status] Статус
    } <b>«{ $word }»</b> ({ $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[many] { $count } строк
    }) — это:
import-words-more = После этого спрошу ещё о { $count ->
        [one] { $count } слове
       *[many] { $count } словах
    }. Можно и не отвечать: тогда эти ячейки останутся как были.
import-word-keep = Не менять
import-word-known = Запомнено, больше не спрошу
import-word-read = { $column ->
        [circle] Роль
       *[status] Статус
    } «{ $word }» читаю как «{ $meaning }».
import-word-kept = { $column ->
        [circle] Роль
       *[status] Статус
    } «{ $word }» пропускаю.
import-word-change = Изменить «{ $word }»
import-word-ask = { $column ->
        [circle] Роль
       *[status] Статус
    } «{ $word }» (строк: { $count }) — что это? Скажите один раз, запомню: { $option }. Бывает: { $allowed_ru }; или «не менять».
import-word-wrong = { $told }: нужно «слово=значение», например { $example }. Роли: { $circles }. Статусы: { $statuses }. Или «не менять».
import-plan-errors = <b>{ $count ->
        [one] { $count } строка с ошибкой
        [few] { $count } строки с ошибками
       *[many] { $count } строк с ошибками
    }</b>, { $count ->
        [1] она не применится
       *[many] они не применятся
    }:
import-plan-warnings = Обратите внимание:
quoted = «{ $word }»
import-plan-unknown = { $count ->
        [1] Столбец, который не читаю
       *[many] Столбцы, которые не читаю
    }: { $names }.
import-more = { $names } и ещё { $count }
import-line = · строка { $row }: { $text }
import-lines-more = …и ещё { $count }
import-apply = Применить
import-errors = Файл с ошибками
import-cancel = Отмена
import-errors-row = Строка
import-errors-text = Что не так
import-errors-caption = Замечаний: { $count }. Исправьте отмеченное в своём файле и пришлите его снова: всё, что уже применено, останется без изменений.
import-no-errors = В этом файле ошибок нет.
import-done =
    Готово: <b>{ $new ->
        [one] { $new } новый
       *[many] { $new } новых
    }</b>, { $changed ->
        [one] { $changed } изменён
        [few] { $changed } изменены
       *[many] { $changed } изменено
    }, { $unchanged } без изменений.
import-done-accounts = Компании: { $new ->
        [one] { $new } новая
        [few] { $new } новые
       *[many] { $new } новых
    }, { $changed ->
        [one] { $changed } изменена
        [few] { $changed } изменены
       *[many] { $changed } изменено
    }.
import-done-errors = { $count ->
        [one] { $count } строка с ошибкой не применена
        [few] { $count } строки с ошибками не применены
       *[many] { $count } строк с ошибками не применено
    }.
import-done-invites = Личные ссылки: python -m bot invites --out links.csv
import-dry-run = Это проверка: ничего не изменено.
import-cancelled = Отменено: ничего не изменилось.
import-changed = Пока файл ждал, данные изменились. Применять по-старому нельзя — ниже то, что изменится теперь.
import-state-read = Этот файл уже обработан. Пришлите его снова.
import-state-applied = Этот файл уже применён.
import-state-cancelled = Этот файл уже отменён. Чтобы применить, пришлите его снова.
import-state-asked = Сначала скажите, что в этом файле.
import-state-forgotten = Файл ждал дольше недели и забыт. Пришлите его снова.
import-wrong-kind = Это не список клиентов. Пришлите файл CSV или XLSX: в Excel — «Сохранить как», «Книга Excel (*.xlsx)».
import-owners-only = Список клиентов принимаю только от владельца программы NPS. Перешлите файл ему.
import-not-fetched = Файл «{ $file }» не удалось получить из Telegram. Пришлите его ещё раз.
import-no-file = Файла { $file } нет. Проверьте путь.
import-no-access = Файл { $file } не открывается: { $reason }.

table-empty = Файл пуст. Нужна строка заголовков и хотя бы одна строка с контактом.
table-too-big = Файл больше { $megabytes } МБ. Разделите его на части: каждую можно применить отдельно.
table-too-heavy = Файл слишком сложный, чтобы прочитать его за полминуты. Оставьте в нём один лист без картинок и формул или сохраните его как CSV.
table-too-many-rows = В файле больше { $rows } строк. Разделите его на части: каждую можно применить отдельно.
table-too-many-columns = В файле больше { $columns } столбцов. Оставьте только те, что нужны для списка клиентов.
table-unpacks-too-large = Файл при распаковке слишком велик. Скопируйте таблицу в новую книгу и пришлите её.
table-format-unknown = «{ $name }» — не таблица. Пришлите CSV или XLSX: в Excel — «Сохранить как», «Книга Excel (*.xlsx)».
table-broken = Файл повреждён и не открывается. Откройте его в Excel, сохраните заново и пришлите.
table-encrypted = Файл защищён паролем. Снимите пароль в Excel и пришлите файл снова.
table-is-xls = Это книга старого Excel (XLS). Откройте её и выберите «Сохранить как», «Книга Excel (*.xlsx)».
table-is-pdf = Это PDF. Нужна таблица: CSV или XLSX.
table-encoding-unknown = Не удалось понять кодировку файла. Сохраните его как «CSV UTF-8» или как XLSX.
table-quote-open = В строке { $line } открыта кавычка и нигде не закрыта. Уберите её или сохраните файл как XLSX.
table-stray-cell = Далеко под списком, в строке { $row }, что-то стоит. Удалите эту строку или скопируйте список на новый лист, и пришлите файл снова.

list-empty = В файле нет ни одной заполненной ячейки.
list-header-missing = Не вижу заголовков. В первой строке должны быть названия столбцов, обязательны «Компания» и «Контакт».
list-account-missing = Не хватает столбца «Компания».
list-contact-missing = Не хватает столбца «Контакт» (или «Фамилия» и «Имя»).
list-column-twice = Столбцы «{ $first }» и «{ $second }» значат одно и то же. Оставьте один.
list-sheet = Читаю лист «{ $sheet }». Не читаю { $count ->
        [1] лист
       *[many] листы
    }: { $words }.
list-hidden = { $count ->
        [1] Скрытая строка прочитана тоже
       *[many] Скрытые строки прочитаны тоже ({ $count })
    }: { $rows }. Если эти люди не нужны, удалите строки и пришлите файл снова.
list-encoding = Кодировка файла не указана, похоже на { $encoding }. Если имена ниже не читаются, сохраните файл как «CSV UTF-8» или как XLSX.
list-header-again = { $count ->
        [1] Строка { $rows } повторяет заголовки: пропущена.
       *[many] Строки { $rows } повторяют заголовки: пропущены.
    }
list-total = { $count ->
        [1] Строка { $rows } — итог, а не клиент: пропущена.
       *[many] Строки { $rows } — итоги, а не клиенты: пропущены.
    }
list-example = { $count ->
        [1] Строка { $rows } — пример из шаблона: пропущена.
       *[many] Строки { $rows } — примеры из шаблона: пропущены.
    }
list-untitled = { $count ->
        [1] Столбец без названия, который не читаю
       *[many] Столбцы без названий, которые не читаю
    }: { $columns }.
list-blanks = Как пустые ячейки прочитаны: { $words }.

row-account-missing = нет компании.
row-contact-missing = нет контакта.
row-cell-too-long = в столбце «{ $column }» больше { $longest } знаков: «{ $value }».
row-cell-garbled = в столбце «{ $column }» знаки, которых не прочитать: «{ $value }». Исправьте ячейку и сохраните файл как «CSV UTF-8» или как XLSX.
row-cell-formula = в столбце «{ $column }» ошибка формулы вместо значения: { $value }.
row-number-rounded = «{ $value }» в столбце «{ $column }» — число, которое округлила таблица. Сделайте столбец текстовым и впишите его целиком.
row-too-wide = ячеек { $cells }, а названий столбцов { $columns }: где-то лишний разделитель. Возьмите ячейку, в которой он стоит, в кавычки или пришлите XLSX.
row-contact-no-name = «{ $value }» в столбце «{ $column }» — не имя.
row-abc-unknown = в столбце «{ $column }» может быть A, B или C, а не «{ $value }».
row-status-unknown = в столбце «{ $column }» не бывает «{ $value }». Бывает: { $allowed_ru }.
row-circle-unknown = в столбце «{ $column }» не бывает «{ $value }». Бывает: { $allowed_ru }.
row-language-unknown = в столбце «{ $column }» не бывает «{ $value }». Бывает: { $allowed_ru }.
row-revenue-broken = «{ $value }» в столбце «{ $column }» — не сумма. Например: 12400000 или 12,4 млн.
row-date-broken = «{ $value }» в столбце «{ $column }» — не дата. Например: 01.09.2026.
row-date-ambiguous = «{ $value }» в столбце «{ $column }» можно прочитать двояко. Напишите так: 01.09.2026.
row-phone-broken = «{ $value }» в столбце «{ $column }» — не телефон. Например: +7 916 123-45-67.
row-phone-no-country = «{ $value }» в столбце «{ $column }» — непонятно, какой страны этот телефон. Напишите его полностью, с плюсом: +375 29 123-45-67.
row-email-broken = «{ $value }» в столбце «{ $column }» — не адрес почты. Например: kim@example.ru.
row-email-several = «{ $value }» в столбце «{ $column }» — несколько адресов. Оставьте один.
row-timezone-unknown = «{ $value }» в столбце «{ $column }» — не часовой пояс. Например: Europe/Moscow или МСК+2.
row-left-unknown = в столбце «{ $column }» не бывает «{ $value }». Бывает: { $allowed_ru }.
row-contact-is-left = { $contact }: отмечен ушедшим, приглашения нет. Если работает снова, впишите «нет» в столбец «Больше не работает» или нажмите «Снова работает» в /invite.
row-contact-left = { $contact }: больше не работает, приглашать некого.
row-contact-twice = этот контакт уже есть в строке { $first }.
row-account-ambiguous = { $account }: таких компаний несколько. Укажите код клиента.
row-contact-ambiguous = { $contact }, { $account }: таких контактов несколько. Укажите телефон или код контакта.
row-contact-erased = контакт не добавлен: этот человек просил удалить свои данные.
row-contact-occupied = { $contact }: этот человек уже отвечает от { $account } как другой контакт, перенести нельзя.
row-contact-namesake = { $contact }, { $account }: такой контакт уже есть, но с другим телефоном или кодом. Появится ещё один; если просто сменился телефон, укажите код контакта.
row-account-differs = { $account }: { $column ->
        [name] название
        [manager_id] менеджер
        [segment] сегмент
        [abc] класс ABC
        [status] статус
        [region] регион
        [revenue] выручка
        [type] тип
        [xyz] класс XYZ
        [debt] задолженность
        [first_delivery] первая поставка
        [last_purchase] последняя покупка
       *[other] значение
    } — не то же, что в строке { $first }. Взято из строки { $first }.
row-manager-several = сотрудников с именем { $manager } несколько, взят тот, кто заведён раньше.

## Чинить систему

fix-title = 🛠 <b>Чинить систему: { $reason }</b>
fix-why-wide = Повторяется у { $accounts ->
        [one] { $accounts } клиента
       *[many] { $accounts } клиентов
    } за последние полгода.
fix-why-often = Повторяется у одного клиента: { $times ->
        [one] { $times } раз
        [few] { $times } раза
       *[many] { $times } раз
    } за полгода.
fix-account = · <b>{ $account }</b> — { $times ->
        [one] { $times } раз
        [few] { $times } раза
       *[many] { $times } раз
    }, последний — { $day }
fix-account-said = · <b>{ $account }</b> — { $times ->
        [one] { $times } раз
        [few] { $times } раза
       *[many] { $times } раз
    }, последний — { $day }: «{ $words }»
fix-more = … и ещё клиентов: { $count }
fix-nobody = Пока никому не поручено
fix-whose = Отвечает <b>{ $name }</b>, до { $by }
fix-late = ⏰ Отвечает <b>{ $name }</b>, срок прошёл: { $by }
fix-done = ✅ <b>Сделано: { $reason }</b>
fix-done-by = { $day } · { $name }
fix-done-words = «{ $words }»
fix-reaches = 📣 Рассказываем клиентам: дошло { $sent } из { $count }
fix-reached = 📣 Клиентам рассказали: дошло { $sent } из { $count }
fix-elsewhere = Эта задача «Чинить систему» сейчас не у вас.
fix-moved = ↓ Чинить систему: карточка ниже.
fix-button-assign = Назначить
fix-button-anew = Переназначить
fix-button-done = Сделано
fix-button-tell = Рассказать клиентам
fix-button-date = Другой срок
fix-button-plain = Без слов
fix-ask-whom = Чинить систему: { $reason }. Кому поручить?
fix-ask-when = Поручаем: <b>{ $name }</b>. К какому сроку? Выберите или напишите: «до пт», «завтра к 15», «до 1 декабря».
fix-saved = Записано: { $reason } — <b>{ $name }</b>, до { $by }. Задача будет в итогах недели, пока не сделана.
fix-ask-done = Что сделали: { $reason }? Напишите одной-двумя фразами, увидят только свои. После этого жалобы считаются заново.
fix-toast-done = Сделано
fix-done-before = Это уже отмечено как сделанное.
fix-no-mender = Поручить можно тому, кто уже запустил бота. Нажмите «Назначить» ещё раз.
fix-too-far = Это больше чем через год. Назначьте срок ближе: «до пт», «01.12».
fix-told-assigned = 🛠 Чинить систему: { $reason } — поручено вам, до { $by }. Кто поручает: { $name }
fix-told-due = ⏰ Сегодня срок — чинить систему: { $reason }. Отвечает <b>{ $name }</b>
fix-told-late = ⏰ Срок прошёл, { $by } — чинить систему: { $reason }. Отвечает <b>{ $name }</b>
fix-told-alone = 🛠 Чинить систему: { $reason } — отвечать больше некому: кто отвечал, уже не среди сотрудников. Поручите, пожалуйста, другому.
fix-told-reached = 📣 «Вы сказали — мы сделали», { $reason }: дошло { $sent } из { $count }
fix-may-tell = Расскажите тем, кто об этом говорил: «Вы сказали — мы сделали».
fixes-opened = 🛠 <b>Чинить систему</b>: повторяется сразу несколько причин. Откройте каждую по номеру и назначьте, кто и к какому сроку.
fixes-opened-line = { $number }. <b>{ $reason }</b>. { $why }
fixes-title = 🛠 <b>Чинить систему</b>, не сделано: { $count }
fixes-line =
    { $number }. <b>{ $reason }</b>
    { $whose }
fixes-line-done = { $number }. ✅ { $reason }, { $day }
fixes-none = Пока ничего не повторяется. Сюда попадает то, на что за полгода пожаловались три клиента — или один клиент трижды.
fixes-none-own = Вам пока ничего не поручено.
fixes-anonymous = Опрос анонимный: что повторяется, видят только владельцы.
fixes-week = 🛠 <b>Чинить систему</b>
fixes-week-line = · { $reason } — { $name }, до { $by }
fixes-week-late = · ⏰ { $reason } — { $name }, до { $by }
fixes-week-nobody = · { $reason } — никому не поручено
fixes-week-more = … и ещё { $count }: /fixes
fix-ask-news = Что прочитают клиенты, которые об этом говорили ({ $reason })? Напишите одним сообщением, что изменилось. Заголовок «Вы сказали — мы сделали» бот поставит сам, а перед отправкой покажет текст и получателей.
fix-news =
    <b>Вы сказали — мы сделали</b>
    { $text }

    { $company }
fix-news-reads = Клиенты прочитают:
fix-news-to = Получат: <b>{ $count }</b>
fix-news-not = Не получат: <b>{ $count }</b>
fix-news-name = · { $name }, { $account }
fix-news-why = · { $name }, { $account } — { $why ->
        [opted_out] отписка
        [open_case] открыто обращение
        [told] уже получает как другой контакт
       *[absent] бот не может написать
    }
fix-news-more = … и ещё { $count }
fix-news-nobody = Рассказать сейчас некому.
fix-news-how = Каждому один раз, в рабочие часы клиента, без вопросов и кнопок.
fix-news-button-send = Отправить
fix-news-button-text = Другой текст
fix-news-sent = Отправляем: { $count ->
        [one] { $count } получатель
        [few] { $count } получателя
       *[many] { $count } получателей
    }. Когда дойдёт до всех, придёт сообщение.
fix-news-stale = Это уже не актуально: откройте /fixes и нажмите «Рассказать клиентам» ещё раз.
fix-told-before = Об этом клиентам уже рассказали.
fix-not-done = Сначала отметьте «Сделано», потом рассказывайте клиентам.

# --- кого и когда спрашиваем
survey-name-regular = регулярный опрос
survey-name-audit = аудит
survey-name-first_delivery = первая поставка
survey-name-deal = после события
survey-name-win_back = возврат
survey-name-pre_sale = до сделки
survey-name-stuck_lead = застрявший лид
survey-name-recovery = проверка после обращения
survey-when-regular = раз в { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    } после прошлого вопроса и ответа
survey-when-audit = запускается вручную: кого спросить, вы видите до начала
survey-when-first_delivery = один раз, через { $days }–{ $until } дней после первой поставки
survey-when-deal = через { $days }–{ $until } дн. после отгрузки, счёта, обращения в поддержку или этапа проекта
survey-when-win_back = один раз: { $days } дней без покупок или месяц после ухода
survey-when-pre_sale = через { $days } дней после коммерческого предложения, если договора ещё нет
survey-when-stuck_lead = когда с лидом { $days } дней ничего не происходит
surveys-title = <b>Опросы</b>
surveys-line = { $on ->
        [on] ✅
       *[off] ▫️
    } <b>{ $name }</b> — { $when }{ $on ->
        [on] { $count ->
            [0] . За 30 дней никого не спросим
           *[other] . За 30 дней спросим: { $count }
        }
       *[off] { "" }
    }
surveys-hint = Между вопросами одному человеку — не меньше 90 дней после ответа, какой бы опрос ни спрашивал; при открытом обращении и в выходные не спрашиваем. Про одного человека: /why имя
survey-title = { $on ->
        [on] ✅
       *[off] ▫️
    } <b>{ $name }</b>{ $on ->
        [off] { " " }— выключен
       *[on] { "" }
    }
survey-audience = Кого: { $words ->
        [none] { $of ->
            [leads] всех лидов
            [gone] всех, кто перестал покупать или ушёл
           *[clients] всех клиентов
        }
       *[other] { $words }
    }
survey-audience-unknown = ⚠️ Этих слов больше нет среди менеджеров, сегментов и клиентов: опрос никого не спрашивает. Нажмите «Изменить» и напишите, кого спрашивать.
survey-reminders = Напоминания: { $count ->
        [0] без напоминаний
        [one] { $count }, через { $days } дн.
       *[other] { $count }, через { $days } дн. каждое
    }
survey-index = { $own ->
        [yes] Ответы считаются отдельно, в общий NPS не входят.
       *[no] Ответы входят в общий NPS.
    }
survey-turn-on = Включить
survey-turn-off = Выключить
survey-question = Как это увидит клиент
survey-whom = Кого спросим
survey-start-audit = Кого спросить и начать…
survey-change = Изменить
survey-back = ‹ Назад
survey-to-list = ‹ Все опросы
survey-gone = Этот опрос изменили. Откройте список заново: /surveys
survey-as-client = <i>Клиент увидит, с кнопками 0–10, «Позже» и «Отписаться»:</i>
survey-whom-title = <b>{ $name }</b>, ближайшие 30 дней: { $count }
survey-whom-line = { $day } — { $contact }, { $account }
survey-whom-not = Не спросим:
survey-whom-because = · { $count } — { $why ->
        [not_joined] ещё не в боте
        [unreachable] не получают сообщения
        [left] больше не работают
        [opted_out] отписались
        [open_question] ещё не ответили на прошлый вопрос
        [open_case] открыто обращение
        [held] компанию просили не спрашивать
        [held_alone] просили пока не спрашивать
        [answered] недавно ответили
        [asked] недавно спрашивали
        [declined] недавно отказались
        [rarely] просили спрашивать раз в полгода
        [elsewhere] спросит другой опрос
        [not_due] срок ещё не подошёл
        [share] на неделе уже спросили коллег
        [spread] срок ещё не подошёл
        [closed] нерабочее время
        [told_first] сначала о неделе узнают менеджеры
        [missed] срок опроса прошёл, подходящего времени не было
       *[no_occasion] опрос не про них
    }
survey-change-title = <b>{ $name }</b>
survey-change-hint = Что изменить? Отмеченное действует сейчас. Изменённый вопрос считается отдельно: прежние ответы остаются при прежнем.
survey-rhythm = раз в { $count } дн.
survey-reminders-button = напоминаний: { $count }
survey-wording-recommend = «порекомендуете ли нас»
survey-wording-keep_buying = «продолжите ли закупать»
survey-wording-work_more = «порекомендуете ли работать активнее»
survey-set-audience = Кого спрашивать…
survey-audience-ask = Кого спрашивать? Напишите словами, как в /nps: «VIP», «ЛПР», «Смирнова», «регион Урал», «ЛПР VIP». Всех — «все».
survey-audience-wrong = Нужны только слова о клиентах: сегмент, роль, регион, менеджер, компания. Например: «ЛПР VIP». Всех — «все».
whynot-usage = Про кого узнать? Например: /why Ким
planned-owners-alone = Опрос анонимный: кого и когда спрашивают, видят только владельцы.
planned-title = <b>{ $contact }</b>, { $account }
planned-now = Вопрос уйдёт в ближайшие минуты: { $survey }.
planned-next = Следующий вопрос: <b>{ $day }</b> — { $survey }.
planned-not_joined = Ещё не в боте. Сообщение со ссылкой: <code>/invite { $name }</code>
planned-unreachable = Сообщения не доходят: вопросов не будет, пока человек не вернётся в бота.
planned-left = Больше не работает в этой компании.
planned-opted_out = Отписка: вопросов не будет, пока человек сам не вернётся.
planned-open_question = Вопрос уже задан { $since }, ответа пока нет.
planned-open_case = Открыто обращение: до его закрытия вопросов не будет.
planned-held = Раньше нельзя: компанию просили не спрашивать.
planned-answered = Раньше нельзя: последний ответ { $since }, после него тишина { $days } дней.
planned-asked = Раньше нельзя: прошлый вопрос { $since }, после него тишина { $days } дней.
planned-declined = Раньше нельзя: от прошлого вопроса отказались { $since }, после этого тишина 30 дней.
planned-rarely = Раньше нельзя: просили спрашивать раз в полгода.
planned-not_due = Раньше срок не подходит.
planned-share = На этой неделе в компании уже спросили достаточно коллег.
planned-spread = Вопросы распределены по дням недели.
planned-closed = Раньше — нерабочее время.
planned-missed = { $survey }: срок прошёл, подходящего времени не нашлось. Других включённых опросов про этого человека нет.
planned-no_occasion = Ни один из включённых опросов сейчас не про этого человека.
command-why = Когда и почему спросим клиента
command-surveys = Опросы: кого и когда спрашиваем
hold-button-ask = Не спрашивать…
hold-button-lift = Снова спрашивать
hold-ask = <b>{ $account }</b>: до какого дня не спрашивать и почему? Напишите одним сообщением, например: «до 15 янв., спор по оплате».
hold-unreadable = Не получилось понять, до какого дня. Напишите, например: «до 15 янв., спор по оплате» или «на неделю, переезд».
hold-past = Этот день уже прошёл. Напишите день впереди, например: «до 15 янв., спор по оплате».
hold-why = Добавьте причину: «до 15 янв., спор по оплате». Её увидят коллеги и владельцы.
hold-long = За полгода менеджер может не спрашивать одну компанию не дольше 30 дней; осталось дней: { $days }. Дольше — может владелец.
hold-done = <b>{ $account }</b>: не спрашиваем до { $day } включительно — { $reason }. Потом вопросы пойдут сами.
hold-line = ⏸ Не спрашиваем до { $day } включительно — { $reason } ({ $name })
hold-lifted = Хорошо, снова спрашиваем.
hold-none = Эту компанию и так спрашиваем.

## Прошлые ответы

file-question = Файл «{ $file }» похож на { $kind ->
        [events] события у клиентов. Это события?
       *[history] прошлые ответы клиентов. Это прошлые ответы?
    }
file-kind-history = Прошлые ответы
file-kind-clients = Список клиентов
file-kind-cancel = Отмена
past-plan = В файле { $count ->
        [one] { $count } ответ
        [few] { $count } ответа
       *[many] { $count } ответов
    } ваших клиентов. Новых: { $new }, уже есть: { $known }.
past-none = В файле нет ни одного ответа, который можно взять.
past-column = { $role ->
        [score] оценка
        [date] дата
        [words] комментарий
        [tags] метки
        [email] почта
        [phone] телефон
        [name] имя
        [first_name] имя
        [last_name] фамилия
        [account] компания
        [account_id] код компании
       *[contact_id] код контакта
    } — «{ $title }»
past-columns = Столбцы читаю так: { $columns }.
past-samples = Первые строки:
past-sample = · строка { $row }: <b>{ $score }</b>, { $day }, { $name }, { $account }{ $words }
past-sample-words = : «{ $words }»
past-errors = <b>{ $count ->
        [one] { $count } строка не загрузится
        [few] { $count } строки не загрузятся
       *[many] { $count } строк не загрузится
    }:</b>
past-wording = <b>Какой это был вопрос?</b>
past-wording-guess = Судя по заголовку: { $wording ->
        [recommend] порекомендуют ли вас
        [keep_buying] продолжат ли закупать
       *[work_more] порекомендуют ли работать с вами активнее
    }.
past-wording-is = Вопрос: { $wording ->
        [recommend] порекомендуют ли вас
        [keep_buying] продолжат ли закупать
       *[work_more] порекомендуют ли работать с вами активнее
    }.
past-wording-recommend = Порекомендуете ли нас
past-wording-keep_buying = Продолжите ли закупать
past-wording-work_more = Порекомендуете ли работать активнее
past-wording-change = Другой вопрос
past-wording-missing = Скажите, какой это был вопрос: --wording recommend (порекомендуют ли вас), --wording keep_buying (продолжат ли закупать) или --wording work_more (порекомендуют ли работать активнее).
past-follows = Загруженное помечается 📥: обращений и уведомлений не будет, в индекс и долю ответивших оно не входит. Пауза между вопросами клиенту считается со дня его ответа.
past-apply = Загрузить: { $count }
past-taken = Загружено
past-done = Готово: { $count ->
        [0] новых ответов нет
        [one] загружен { $count } ответ
        [few] загружено { $count } ответа
       *[many] загружено { $count } ответов
    }{ $known ->
        [0] .
       *[other] , { $known } уже было.
    }
past-done-errors = Не загружено строк: { $count }.
past-dates = «{ $value }» в столбце «{ $column }» — это какой день? По другим строкам не понять.
past-dates-ambiguous = «{ $value }» в столбце «{ $column }» можно прочитать двояко, и другие строки не помогают. Скажите, что идёт первым: --dates dmy (день) или --dates mdy (месяц).
past-empty = В файле нет ни одного ответа.
past-no-header = Не вижу заголовков. В первой строке должны быть названия столбцов: оценка, дата и чей это ответ.
past-no-score = Не вижу столбца с оценкой от 0 до 10. Назовите его «Оценка» и пришлите файл снова.
past-no-date = Не вижу столбца с датой ответа. Назовите его «Дата» и пришлите файл снова.
past-nobody = Не вижу, чьи это ответы: нужен столбец с почтой, телефоном, кодом контакта или именем и компанией.
past-stars = Здесь звёзды, а не оценки от 0 до 10. В индекс лояльности их не перевести: такие ответы не загружаются.
past-from-one = Здесь шкала от 1 до 10, а индекс считают по шкале от 0 до 10: это другой вопрос. Такие ответы не загружаются.
past-other-scale = Здесь другая шкала: нужны оценки от 0 до 10. Пересчитать их честно нельзя, такие ответы не загружаются.
past-second-header = Строка { $rows } — второй заголовок: пропущена.
past-silent = Без оценки: { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[many] { $count } строк
    } ({ $rows }).
past-cut = Слишком длинные комментарии обрезаны, строки: { $rows }.
past-low = Ни одной оценки выше { $most }: проверьте, что шкала была от 0 до 10.
past-unread = { $count ->
        [1] Столбец, который не читаю
       *[many] Столбцы, которые не читаю
    }: { $words }.
row-score-broken = «{ $value }» в столбце «{ $column }» — не оценка от 0 до 10.
row-past-undated = нет даты.
row-date-ahead = «{ $value }» в столбце «{ $column }» — день, который ещё не наступил.
row-past-nobody = не сказано, чей это ответ.
row-past-unknown = { $who }: такого контакта нет. Добавьте его списком клиентов и пришлите файл снова.
row-past-no-company = { $who }: одного имени мало, нужна компания, почта или телефон.
row-past-several = { $who }: подходят несколько контактов. Укажите код контакта или почту.
row-past-twice = тот же ответ уже есть в строке { $first }.
row-past-erased = ответ не загружен: этот человек просил удалить свои данные.
held-channel-imported = до бота, загружена из файла
answer-imported = 📥 прошлый ответ
nps-imported-name = Загруженные прошлые ответы
nps-imported-line = 📥 { $line }{ $wording ->
        [recommend] {""}
        [keep_buying] {" "}· продолжат ли закупать
       *[work_more] {" "}· порекомендуют ли работать активнее
    }
nps-imported-note = 📥 — загруженные прошлые ответы: они не входят в индекс.

## What happened with an account

event-purchase = покупка
event-delivery = поставка
event-invoice = счёт
event-support = обращение в поддержку
event-stage = этап проекта
event-proposal = отправлено КП
event-contract = подписан договор
event-lead = лид
held-happened = События
import-sample-type = тип { $value }
import-sample-xyz = XYZ { $value }
import-sample-debt = долг { $value }
row-xyz-unknown = в столбце «{ $column }» может быть X, Y или Z, а не «{ $value }».
file-kind-events = События
events-plan = В файле { $count ->
        [one] { $count } событие
        [few] { $count } события
       *[many] { $count } событий
    } ваших клиентов: новых — { $new }, уже есть — { $known }.
events-none = В файле нет ни одного события, которое можно взять.
events-column = { $role ->
        [kind] что произошло
        [date] дата
        [amount] сумма
        [note] примечание
        [number] номер
        [email] почта
        [phone] телефон
        [name] контакт
        [first_name] имя
        [last_name] фамилия
        [account] компания
        [account_id] код компании
       *[contact_id] код контакта
    } — «{ $title }»
events-sample = · строка { $row }: <b>{ $kind }</b>, { $day }, { $who }{ $amount }{ $note }
events-remarks = <b>{ $count ->
        [one] { $count } строка загрузится с оговоркой
        [few] { $count } строки загрузятся с оговоркой
       *[many] { $count } строк загрузится с оговоркой
    }:</b>
events-follows = Новая покупка сдвинет дату последней, первая поставка заполнит пустую дату. Опросы после события спросят о нём, если включены.
events-done = Готово: { $count ->
        [0] новых событий нет
        [one] записано { $count } событие
        [few] записано { $count } события
       *[many] записано { $count } событий
    }{ $known ->
        [0] .
       *[other] , { $known } уже было.
    }
events-empty = В файле нет ни одного события.
events-no-header = Не вижу заголовков. В первой строке должны быть названия столбцов: компания, событие, дата.
events-no-date = Не вижу столбца с датой события. Назовите его «Дата» и пришлите файл снова.
events-no-kind = Не вижу столбца с тем, что произошло. Назовите его «Событие» и пришлите файл снова.
events-nobody = Не вижу, у кого это было: нужен столбец с компанией, её кодом, контактом, почтой или телефоном.
list-events-skipped = Пропущены итоги и повторы заголовка, строки: { $rows }.
row-event-nobody = не сказано, у кого это было.
row-event-no-kind = не сказано, что произошло.
row-event-kind-unknown = «{ $value }» в столбце «{ $column }» — неизвестное событие. Бывает: { $allowed_ru }.
row-event-too-far = «{ $value }» в столбце «{ $column }» — больше чем через год. Проверьте год.
row-event-unknown = { $who }: такого клиента нет. Добавьте его списком клиентов и пришлите файл снова.
row-event-no-contact = { $who }: такого контакта у компании нет, событие запишется за компанией.
row-event-erased = без контакта и примечания: этот человек просил удалить свои данные.
client-view-events = События
client-events = События: { $events }
client-events-title = <b>{ $account }</b>: события
client-events-none = Пока ничего не записано.
client-events-ask = Записать новое — что произошло?
client-event = { $day } — { $kind }{ $more }{ $note }{ $author }
client-event-by = {" "}· записано: { $name }
event-ask-when = Когда было: { $kind }, <b>{ $account }</b>? Нажмите или напишите день: «в пятницу», «20.11», «3 дня назад».
event-today = Сегодня
event-yesterday = Вчера
event-saved = Записано: { $kind }, <b>{ $account }</b>, { $day }{ $note }
event-button-note = Примечание
event-button-undo = Убрать запись
event-ask-note = Что важно запомнить: { $kind }, <b>{ $account }</b>? Напишите одним сообщением.
event-undone = Запись убрана: { $kind }, { $account }.
event-gone = Такой записи уже нет.
event-written-before = Это уже записано.
event-day-unreadable = Не понимаю, какой это день. Напишите так: «вчера», «в пятницу», «20.11.2026».
event-too-far = Это слишком далёкий день. Можно записать то, что уже было, и то, что будет в течение года.
row-event-twice = то же событие уже есть в строке { $first }.
client-debt = Долг: { $debt }

## Приглашения по страницам, кого слышно

reach-coverage = Можем услышать: { $parts }
reach-contacts = { $heard } из { $total } { $total ->
        [one] контакта
       *[many] контактов
    } ({ $share } %)
reach-makers = { $heard } из { $total } ЛПР ({ $share } %)
reach-revenue = { $share } % выручки
reach-missing = Кого не слышно:
reach-fact = { $fact ->
        [not_joined] · не в боте
        [blocked] · заблокировали бота
        [deactivated] · нет аккаунта или чата
        [opted_out] · просят не спрашивать
       *[silent] · молчат полгода и дольше
    } — { $count }: { $circles }; первый с { $since }
reach-circle = { $circle } { $count }
reach-no-circle = роль не указана
reach-name = · { $name }, { $account }
reach-person = · { $contact }, { $account } · { $circle } — { $fact }
reach-since = { $fact ->
        [not_joined] не в боте с { $since }
        [blocked] бот заблокирован с { $since }
        [deactivated] аккаунта или чата нет с { $since }
        [opted_out] просит не спрашивать с { $since }
        [silent] молчит с { $since }
       *[heard] в боте с { $since }
    }
invites-view-opened = Открыли: { $count }
invites-view-waiting = Не открывали: { $count }
invites-view-joined = В боте: { $count }
invites-view-lost = Недоступны и молчат: { $count }
invites-view-managers = По менеджерам
invites-back = ‹ Приглашения
invites-list-opened = <b>Открыли, но не согласились</b>: { $count }
invites-list-waiting = <b>Ещё не открывали</b>: { $count }
invites-list-joined = <b>В боте</b>: { $count }
invites-lost = <b>Недоступны и молчат</b>
invites-lost-hint = Кто разблокирует бота или напишет ему, вернётся сюда сам. Нажмите имя, чтобы дать новую ссылку.
invites-joined = { $contact }, { $account } — с { $since }
invites-tap = Нажмите имя: там ссылка, её можно переслать или отозвать.
invites-nobody = Здесь больше никого нет.
invites-of = <b>{ $name }</b>
invites-managers = <b>Приглашения по менеджерам</b>
invites-manager = <b>{ $name }</b>: в боте { $joined } из { $total }, открыли — { $opened }, не открывали — { $waiting }
invites-remind = Напомнить менеджерам
invites-reminded = Напоминаем в рабочие часы каждого, не чаще раза в день:
invites-reminded-nobody = Напоминать некому.
invites-reminded-of = · { $name }: { $count }
invites-of-nobody = Клиентов без менеджера: { $count } — пригласить их можете вы: /invite имя
clients-missing = { $count ->
        [one] Руководитель напоминает: { $count } ваш клиент ещё не в боте, и его не слышно. Написать первым бот не может — перешлите приглашение.
        [few] Руководитель напоминает: { $count } ваших клиента ещё не в боте, и их не слышно. Написать первым бот не может — перешлите приглашения.
       *[many] Руководитель напоминает: { $count } ваших клиентов ещё не в боте, и их не слышно. Написать первым бот не может — перешлите приглашения.
    }
invites-qr = Страница с QR-кодами
qr-caption = QR-коды: { $count }. Откройте в браузере и распечатайте или покажите на встрече. Каждый код личный и сработает один раз.
qr-next = Следующие коды
qr-title = Приглашения: { $company }
qr-how = У каждого человека свой код, он сработает один раз. Наведите камеру телефона: откроется Telegram.
reach-summary = Не слышно: { $parts }
reach-summary-part = { $fact ->
        [not_joined] не в боте
        [blocked] заблокировали бота
        [deactivated] нет аккаунта или чата
        [opted_out] просят не спрашивать
       *[silent] молчат полгода и дольше
    } — { $count } (первый с { $since })
reach-circles = Круги · { $parts }
reach-circles-of = { $heard ->
        [answered] слышим: { $circles }
        [joined] в боте, без ответа за год: { $circles }
        [listed] ещё позвать: { $circles }
       *[missing] нет в списке: { $circles }
    }
taps-slower = ⚠️ До первого нажатия теперь проходит вдвое больше времени: { $now } вместо { $earlier } (медианы этой и прошлой недели). Возможно, Telegram у клиентов замедлен или недоступен: важных клиентов спросите по телефону и запишите ответ — /record

## Общая ссылка

invites-public = Общая ссылка
public-link =
    Общая ссылка, одна на всех клиентов: её можно печатать, ставить в подпись и на сайт.
    { $link }

    Открывший её сначала читает согласие, потом делится номером телефона. Номер ровно одного человека из списка, которого ещё нет в боте, — и вопрос приходит сразу. Во всех других случаях сначала спросим вас или менеджера, кто это.
public-code = Та же ссылка QR-кодом.
public-staff = Это общая ссылка для клиентов, вы в ней не нуждаетесь. Отправить её кому угодно можно как есть.
public-consent = Чтобы узнать вас среди клиентов, после согласия бот попросит номер телефона. Если мы вас не узнаем, номер сотрём.
public-later = Хорошо, о вас ничего не сохранено. Начать можно в любой день по той же ссылке.
public-share = 📱 Отправить мой номер
public-phone = Спасибо! Остался номер телефона, чтобы узнать вас среди клиентов: нажмите «Отправить мой номер» под строкой ввода.
public-typed = Номер принимаем только кнопкой «Отправить мой номер» под строкой ввода: так Telegram подтверждает, что он ваш. Написанное здесь никому не передано.
public-not-own = Это карточка другого человека или пересланная. Нужен ваш собственный номер: нажмите «Отправить мой номер» под строкой ввода.
public-no-number = Этот номер не удалось прочитать. Попросите у своего менеджера личную ссылку: с ней номер не нужен.
public-waiting = Спасибо, номер получен. Компания «{ $company }» проверит, кто вы, и тогда вопрос придёт сюда; до этого ничего не спросим. Передумали — /forget
public-rejected = Компания «{ $company }» не нашла вас среди клиентов, ваш номер стёрт. Если это ошибка, попросите у своего менеджера личную ссылку.
forget-newcomer = Готово: номер и согласие стёрты. Компания «{ $company }» больше ничего не спросит.
mydata-newcomer = Вот всё, что о вас хранится. Стереть это сейчас: /forget
newcomer =
    👋 <b>Кто это?</b> По общей ссылке пришёл новый человек: { $person }, { $phone }
    { $count ->
        [0] Этого номера в списке клиентов нет.
        [one] Этот номер в списке:
       *[other] Этот номер в списке у нескольких:
    }
newcomer-fits = · { $contact }, { $account } · { $circle }{ $joined ->
        [yes] { " " }— уже в боте из другого аккаунта
       *[no] { "" }
    }
newcomer-hint = До вашего решения вопросов не будет. «Отклонить» сразу стирает номер.
newcomer-is = Это { $name }
newcomer-new = Новый контакт
newcomer-new-at = Новый контакт: { $account }
newcomer-reject = Отклонить
newcomer-over = Кто пришёл по общей ссылке, уже решено.
newcomer-gone = Это уже решено или забыто.
newcomer-cannot = Этот человек раньше отвечал у той же компании под другим именем. Отклоните и дайте личную ссылку: /invite имя
newcomer-which-account = В какой компании работает этот человек? Ответьте на карточку «Кто это?» её названием.
newcomer-which-of-these = Какая из них? Если нужной нет, ответьте на карточку точнее.
newcomer-bound = Готово: <b>{ $contact }</b>, { $account } — в боте, вопрос отправлен.
newcomer-added = Готово: <b>{ $contact }</b> добавлен в список ({ $account }), вопрос отправлен. Имя взято из Telegram: поправить его можно списком клиентов.
newcomer-rejected = Отклонено, номер стёрт.
newcomers-many = ⚠️ По общей ссылке за сутки пришло больше { $count } незнакомых людей. Карточек о незнакомых номерах пока не будет: похоже, ссылка попала не к клиентам.
held-title-newcomer = Вы пришли по общей ссылке
held-newcomer-opened = согласие прочитано
held-newcomer-agreed = согласие дано, номера нет
held-newcomer-waiting = компания проверяет, кто это
held-newcomer-rejected = отклонено
held-action-newcomer-is = отмечено, кто пришёл по общей ссылке
held-action-newcomer-new = добавлено по общей ссылке
logged-newcomer-is = отмечено, кто пришёл по общей ссылке
logged-newcomer-new = человек добавлен по общей ссылке

## «Позже» под вопросом; о чём вопрос; что было отвечено раньше

later-when = Когда спросить ещё раз?
later-tomorrow = Завтра
later-week = Через неделю
later-month = Через месяц
later-back = Назад
later-day = { $on ->
        [0] в понедельник
        [1] во вторник
        [2] в среду
        [3] в четверг
        [4] в пятницу
        [5] в субботу
        [6] в воскресенье
       *[tomorrow] завтра
    }, { $day }
later-done = Хорошо, спросим { $day }. Ответить можно и раньше.
later-until = <i>Спросим ещё раз { $day }.</i>
held-reminders = Напоминаний отправлено
question-about-recommend = По шкале от 0 до 10: какова вероятность, что вы порекомендуете «{ $about }» компании «{ $company }» коллегам или знакомым?
question-about-keep_buying = По шкале от 0 до 10: какова вероятность, что вы продолжите закупать «{ $about }» у компании «{ $company }»?
question-about-work_more = По шкале от 0 до 10: какова вероятность, что вы порекомендуете своему руководству активнее заказывать «{ $about }» у компании «{ $company }»?
before-month = В { $month ->
        [1] январе
        [2] феврале
        [3] марте
        [4] апреле
        [5] мае
        [6] июне
        [7] июле
        [8] августе
        [9] сентябре
        [10] октябре
        [11] ноябре
       *[12] декабре
    }
before-month-of-year = { $month } { $year } года
before-score = { $when } вы поставили <b>{ $score }</b>. Как теперь?
before-score-why = { $when } вы поставили <b>{ $score }</b>: { $reasons }. Как теперь?

## Аудит: опрос вручную

command-audit = Аудит: спросить сейчас
audit-everybody = все клиенты
audit-title = <b>Аудит:</b> { $whom }
audit-will = Спросим: <b>{ $count ->
        [one] { $count } человека
       *[many] { $count } человек
    }</b>, { $accounts ->
        [one] { $accounts } компания
        [few] { $accounts } компании
       *[many] { $accounts } компаний
    }
audit-line = · { $account }: { $names }
audit-names-more = { $names } и ещё { $count }
audit-passed = Не спросим: <b>{ $count }</b>
audit-passed-line = · { $why }: { $count }
audit-passed-name = · { $name }, { $account } — { $why }
audit-passed-until = · { $name }, { $account } — { $why }, до { $day }
audit-why-not_joined = ещё не в боте
audit-why-unreachable = бот не может написать
audit-why-left = больше не работают в компании
audit-why-opted_out = отписка
audit-why-open_question = ждём ответа на прошлый вопрос
audit-why-open_case = открыто обращение
audit-why-held = договорились пока не спрашивать
audit-why-answered = недавно был ответ
audit-why-asked = недавно был вопрос
audit-why-declined = недавно был отказ отвечать
audit-why-rarely = выбрано «раз в полгода»
audit-why-not_due = время ещё не подошло
audit-why-share = на этой неделе уже спрашиваем коллег
audit-why-spread = очередь на другой день
audit-why-closed = нерабочее время
audit-why-missed = не успеть за время аудита
audit-why-no_occasion = опрос «Аудит» не для них
audit-why-same = тот же человек, спросим один раз
audit-takes = { $minutes ->
        [0] Отправим меньше чем за минуту
       *[other] Отправим примерно за { $minutes } мин.
    }: до 30 сообщений в секунду, каждому — в рабочие часы.
audit-later = Из них позже: { $count }. Ждём рабочих часов или конца паузы между вопросами; последние — { $when }.
audit-window = Кого не удастся спросить за { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }, тех этот аудит не спросит.
audit-question = Вопрос, как его увидит клиент:
audit-button-start = Начать
audit-button-cancel = Отмена
audit-button-not = Кого не спросим
audit-button-back = ‹ Назад
audit-empty = Здесь нет ни одного контакта. Проверьте список клиентов или выберите шире: /audit
audit-nobody = Сейчас спросить некого.
audit-nobody-until = Первых можно будет спросить: { $when }.
audit-nobody-now = Спросить уже некого: откройте /audit ещё раз.
audit-examples = Например: <code>/audit VIP</code>, <code>/audit ЛПР Смирнова</code> или просто <code>/audit</code>
audit-stale = Этот список устарел. Новый: /audit
audit-cancelled = Хорошо, никого не спрашиваем.
audit-started = Аудит начат: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }. Ход — на карточке ниже.
audit-runs = Аудит уже идёт, другой можно начать после него. Ход — на карточке; новая: /audit
audit-over = Этот аудит уже закончен. Новый: /audit
audit-moved = ↓ Аудит: карточка ниже.
audit-toast-pause = Пауза: больше никого не спрашиваем
audit-toast-go = Продолжаем
audit-toast-stop = Остановлено
campaign-title = <b>Аудит:</b> { $whom } — { $state ->
        [running] ▶️ идёт
        [paused] ⏸ на паузе
        [stopped] ⏹ остановлен
       *[done] ✅ закончен
    }
campaign-few = меньше { $least }
campaign-sent = Отправлено: <b>{ $sent }</b> из { $contacts }
campaign-answered = Ответили: <b>{ $answered }</b>
campaign-unreachable = Не дошло: { $unreachable }
campaign-left = Осталось спросить: { $left }
campaign-unasked = Не спросили: { $left }
campaign-soon = { $minutes ->
        [0] Закончим меньше чем через минуту
       *[other] Закончим примерно через { $minutes } мин.
    }
campaign-finish = Закончим: { $when }
campaign-waits = Можно продолжить до: { $when }
campaign-button-pause = Пауза
campaign-button-go = Дальше
campaign-button-stop = Остановить

## Кого спросим на неделе, «не сейчас», лиды без бота

planned-held_alone = Раньше нельзя: этого человека просили пока не спрашивать.
audit-why-held_alone = просили пока не спрашивать
planned-told_first = Раньше — сначала о вопросах недели узнают менеджеры.
audit-why-told_first = сначала узнают менеджеры
week-title = <b>На этой неделе спросим { $role ->
        [owner] { $count ->
            [one] { $count } клиента</b>, о котором
           *[other] { $count } клиентов</b>, о которых
        } сейчас некому сказать, кроме вас:
       *[manager] { $count ->
            [one] { $count } вашего клиента
           *[other] { $count } ваших клиентов
        }:</b>
    }
week-account = <b>{ $account }</b>{ $most ->
        [0] { " " }— на этой неделе уже спросили достаточно
       *[other] { $of ->
            [1] { "" }
           *[other] { " " }— не больше { $most } из { $of }
        }
    }
week-line = · { $day } — { $contact }: { $survey }
week-hint = Кого сейчас нельзя — нажмите ⏸: до 30 дней, с причиной. Её увидят владельцы; кого спрашивать, выбирает программа. Почему и когда: /why имя
week-over = На этой неделе больше никого из них не спросим.
week-not-now = ⏸ Не сейчас: { $contact }
not-now-ask = <b>{ $contact }</b>, { $account }: до какого дня не спрашивать и почему? Не дольше 30 дней. Напишите одним сообщением, например: «на неделю, отпуск» или «до 15 янв., спор по оплате».
not-now-far = Одного человека можно не спрашивать не дольше { $days } дней. Напишите день поближе, например: «на неделю, отпуск».
not-now-long = За полгода менеджер может не спрашивать одного человека не дольше 30 дней; осталось дней: { $days }. Ещё раз — может владелец.
not-now-done = <b>{ $contact }</b>, { $account }: не спрашиваем до { $day } включительно — { $reason }. Потом вопросы пойдут сами.
not-now-line = ⏸ { $contact }: не спрашиваем до { $day } включительно — { $reason } ({ $name })
not-now-more = … и ещё { $count }
not-now-lift = Снова спрашивать: { $contact }
not-now-none = Этого человека и так спрашиваем.
holds-title = <b>Просили не спрашивать, за полгода:</b>
holds-by = { $name } — { $count }: { $reasons }
holds-more = … и ещё менеджеров: { $count }
holds-button = Кого сейчас не спрашиваем
holds-now = <b>Сейчас не спрашиваем по просьбе: { $count }</b>
holds-line = ⏸ { $whom } — до { $day } включительно: { $reason } ({ $name })
holds-none = Никого: вопросы идут всем по программе.
held-holds = Просьбы пока не спрашивать
leads-title = <b>{ $count ->
        [one] { $count } человек ещё не в боте</b>, а спросить пора: сам бот написать первым не может.
        [few] { $count } человека ещё не в боте</b>, а спросить пора: сам бот написать первым не может.
       *[many] { $count } человек ещё не в боте</b>, а спросить пора: сам бот написать первым не может.
    }
leads-line = · { $account }: { $contact } — { $survey }
leads-hint = ✉️ — готовое сообщение с личной ссылкой: перешлите его, вопрос придёт сразу после согласия.{ $record ->
        [yes] { " " }Спросили сами — «Записать ответ» или /record имя.
       *[no] { "" }
    }
leads-invite = ✉️ { $contact }
leads-record = Записать ответ

## Изменить опрос

survey-audience-nobody = ⚠️ По этим словам сейчас нет ни одного клиента: опрос никого не спросит. Нажмите «Изменить» и напишите других, всех — «все».
survey-object = О чём: «{ $about }»
survey-closes = Ответить можно { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }.
survey-set-rhythm = Другой ритм…
survey-set-delay = Через сколько: { $days } дн.
survey-set-window = Окно: { $days } дн.
survey-set-expiry = Срок ответа: { $days } дн.
survey-set-reminding = Напоминать через: { $days } дн.
survey-set-about = { $about ->
        [none] О чём: вся компания
       *[other] О чём: { $about }
    }
survey-rhythm-ask = Раз в сколько дней спрашивать? Сейчас — раз в { $now }. Напишите от { $least } до { $most }, например: «60» или «раз в 2 месяца».
survey-delay-ask = Через сколько дней после события или даты спрашивать? Сейчас — через { $now }. Напишите от { $least } до { $most }, например: «3» или «через неделю».
survey-window-ask = Сколько дней можно спрашивать, считая с этого момента? Сейчас — { $now }. Напишите от { $least } до { $most }, например: «14» или «2 недели». Кого за это время спросить не вышло, того этот опрос уже не спросит.
survey-expiry-ask = Сколько дней можно отвечать на вопрос? Сейчас — { $now }. Напишите от { $least } до { $most }, например: «30».
survey-reminding-ask = Через сколько дней без ответа напоминать? Сейчас — через { $now }. Напишите от { $least } до { $most }, например: «5».
survey-about-ask = О чём вопрос? Напишите товар или услугу, как их называет клиент: «доставка», «кровельные материалы». Про всю компанию — «компания». Прежние ответы остаются при прежнем вопросе.
survey-about-wrong = Напишите несколько слов, до { $most } знаков: «доставка», «кровельные материалы». Про всю компанию — «компания».
survey-days-wrong = Нужно число дней от { $least } до { $most }: «14», «2 недели», «раз в 2 месяца».
survey-reminder-late = Напоминание не успеет: через { $reminds } дн., а вопрос закроется через { $closes } дн. Сначала увеличьте срок ответа или уменьшите срок напоминания.

### Команда: /staff
command-staff = Команда: кто есть, передать всё, добавить и убрать
team-title = <b>Команда</b>: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }
team-line = { $state ->
        [absent] ⚪️
        [lost] ⛔️
       *[here] 🟢
    } { $name } — { $role ->
        [owner] владелец
       *[manager] менеджер
    }{ $state ->
        [absent] , ещё не в боте
        [lost] , боту не написать
       *[here] { "" }
    } · клиентов: { $accounts } · обращений: { $cases }{ $away ->
        [none] { "" }
       *[other] { " " }· 🔄 нет до { $away } включительно
    }
team-hint = Нажмите на имя: передать всё коллеге, убрать из команды, дать ссылку, объединить две записи одного человека.
team-nameless = Владелец № { $number }
team-new-manager = ＋ Менеджер
team-new-owner = ＋ Владелец
team-new-name = Как зовут { $role ->
        [owner] нового владельца
       *[manager] нового менеджера
    }? Напишите имя и фамилию так, как в списке клиентов, например: Анна Смирнова
team-name-wrong = Это не похоже на имя. Напишите имя и фамилию одной строкой, например: Анна Смирнова
team-name-taken = { $name } уже есть в команде. Если это другой человек, напишите имя иначе, например с отчеством. Список: /staff
team-added-manager = <b>{ $name }</b> — менеджер. Перешлите личную ссылку ниже: по ней начнётся работа в боте.
team-added-owner = <b>{ $name }</b> — владелец. Перешлите личную ссылку ниже тому самому человеку: по ней откроется всё, что видите вы.
team-added-told-manager = Новый менеджер в команде: <b>{ $name }</b>. Кто добавил: { $by }. Команда: /staff
team-added-told-owner = ⚠️ Новый владелец: <b>{ $name }</b>. Кто назначил: { $by }. Если это ошибка, уберите: /staff
team-gone = Этого человека в команде больше нет. Список: /staff
team-member = <b>{ $name }</b>, { $role ->
        [owner] владелец
       *[manager] менеджер
    }
team-joined = В боте с { $when }
team-not-joined = Ещё не в боте
team-lost = ⛔️ Боту не написать: чат заблокирован или удалён
team-has = За этим человеком: клиентов — { $accounts }, отдельных контактов — { $contacts }, открытых обращений — { $cases }, обещаний — { $promises }, «чинить систему» — { $fixes }
team-has-nothing = Клиентов, обращений и обещаний за этим человеком нет
team-away = 🔄 Нет до { $day } включительно, вместо — { $by ->
        [owners] владельцы
       *[deputy] { $name }
    }
team-stands-in = 🔄 Замещает: { $names }
team-zone = По часам: { $zone }
team-of-settings = Владелец назван в настройках (OWNER_IDS): убрать можно только там
team-wish-hand = Передать всё
team-wish-link = Личная ссылка
team-wish-owner = Сделать владельцем
team-wish-appoint = Да, сделать владельцем
team-wish-remove = Убрать из команды
team-wish-gone = Да, убрать
team-back = ‹ Назад
team-to-list = ‹ Вся команда
team-joined-already = { $name } уже в боте: ссылка не нужна.
team-hand-whom = Кому передать всё, что есть у этого человека: <b>{ $name }</b>? Сначала покажу, что именно.
team-hand-nobody = Передать некому: в боте нет больше никого. Сначала добавьте коллегу: /staff, «＋ Менеджер»
team-hand-same = Выберите другого человека: всё и так у этого.
team-hand-nothing = Передавать нечего: за этим человеком (<b>{ $name }</b>) ничего нет.
team-hand-sure = Передать всё от <b>{ $name }</b> к <b>{ $to }</b>? Сроки и обещания останутся как есть.
team-hand-anonymous = Опрос анонимный: клиенты перейдут, обращения останутся у владельцев.
team-hand-away = { $to } сейчас отсутствует: обращения получит тот, кто замещает.
team-hand-do = Передать
team-handed = Передано от <b>{ $name }</b> к <b>{ $to }</b>.
team-handed-to = Теперь у вас всё, чем занимался человек по имени <b>{ $name }</b>: клиентов — { $accounts }, отдельных контактов — { $contacts }, открытых обращений — { $cases }, обещаний — { $promises }, «чинить систему» — { $fixes }. Обращения: /cases
team-handed-from = Всё, что было у вас, передано: { $name }. Карточки клиентов больше не за вами.
team-remove-oneself = Себя так не убрать: это сделает другой владелец.
team-remove-settings = { $name }: владелец назван в настройках (OWNER_IDS) и вернулся бы при запуске. Уберите номер оттуда и перезапустите бота.
team-remove-last = { $name } — последний владелец, который может действовать. Сначала нужен ещё один: /staff, «＋ Владелец»
team-remove-has = За этим человеком (<b>{ $name }</b>) ещё есть дела: сначала передайте всё коллеге.
team-remove-sure = Убрать из команды: <b>{ $name }</b>, { $role ->
        [owner] владелец
       *[manager] менеджер
    }? Доступ закроется сразу: карточки, списки и слова клиентов станут недоступны. Отменить нельзя.
team-removed = <b>{ $name }</b> больше не в команде: доступ закрыт.
team-owner-already = { $name } и так владелец.
team-owner-not-joined = { $name } ещё не в боте. Сначала личная ссылка, потом можно сделать владельцем.
team-appoint-sure = Сделать владельцем: <b>{ $name }</b>? Откроется всё: обращения и ответы всех клиентов, списки, настройки опросов, команда. Клиенты останутся за этим человеком.
team-appointed = <b>{ $name }</b> — теперь владелец.
team-appointed-you = Теперь вы — владелец программы NPS компании «{ $company }». Всё, что можно: /help
team-owner-welcome = { $hello } Вы — владелец программы NPS компании «{ $company }»: видите обращения и ответы всех клиентов. Команда: /staff, индекс: /nps, всё остальное: /help

### Объединить
merge-button = Объединить
merge-whom = { $kind ->
        [account] { $others ->
            [none] С какой компанией «{ $name }» — одна и та же? Напишите её название.
           *[yes] С какой компанией «{ $name }» — одна и та же? Напишите её название. Или выберите в этой компании того, кто в списке дважды:
        }
        [staff] { $others ->
            [none] Кроме этого человека ({ $name }), в команде никого нет.
           *[yes] Кто в команде — тот же человек: <b>{ $name }</b>? Сначала покажу, что изменится.
        }
       *[contact] { $others ->
            [none] Кроме этого человека ({ $name }), в компании никто не записан.
           *[yes] Кто в этой компании — тот же человек: <b>{ $name }</b>? Сначала покажу, что изменится.
        }
    }
merge-which = Таких компаний несколько. Какая?
merge-unknown = Другой компании «{ $words }» нет. Напишите её название так, как в списке клиентов.
merge-sure = Это { $kind ->
        [account] одна и та же компания
       *[other] один и тот же человек
    }? Останется <b>{ $kept }</b>, запись <b>{ $gone }</b> исчезнет из списков.
merge-moves = Перейдёт: { $what }.
merge-nothing = Переносить нечего: за второй записью ничего нет.
merge-counts = { $what ->
        [accounts] клиенты — { $count }
        [contacts] контакты — { $count }
        [responses] ответы — { $count }
        [invitations] вопросы — { $count }
        [cases] обращения — { $count }
        [promises] обещания — { $count }
        [light_cards] карточки без обращения — { $count }
        [client_messages] сообщения — { $count }
        [relays] слова клиенту — { $count }
        [events] события — { $count }
        [enrolments] ссылки — { $count }
        [holds] паузы «не спрашивать» — { $count }
        [losses] записи об уходе — { $count }
        [campaign_contacts] аудиты — { $count }
        [fixes] «чинить систему» — { $count }
        [absences] отсутствия — { $count }
       *[notes] заметки — { $count }
    }
merge-fills = Пустое заполнится из второй записи, полей: { $count }. Остальное останется как есть.
merge-along = Люди с одним и тем же Telegram в обеих компаниях: { $count } — тоже станут одной записью.
merge-namesakes = Есть в обеих под одним именем: { $names }. Если это те же люди, объедините потом и их: /client, «Объединить»
merge-question = Сейчас открыты два вопроса одному человеку: один закроется без ответа.
merge-known = В следующем списке клиентов имя «{ $gone }» будет узнано, второй записи не появится.
merge-undoable = Отменить можно в течение суток.
merge-do = Да, объединить
merge-see-below = Объединено, подробности ниже ↓
merge-done = Объединено: <b>{ $gone }</b> теперь — <b>{ $kept }</b>. Отменить можно до: { $until }
merge-undo = Отменить объединение
merge-apart = Объединение отменено: снова две записи, всё на своих местах.
merge-told = Две записи объединены: <b>{ $gone }</b> теперь — <b>{ $kept }</b>. Кто это сделал: { $by }.
merge-undone-told = Объединение отменено: <b>{ $gone }</b> и <b>{ $kept }</b> — снова две записи. Кто это сделал: { $by }.
merge-same = Это одна и та же запись. Выберите другую.
merge-gone = Этой записи больше нет: её стёрли, убрали или уже объединили. Откройте список заново.
merge-two-staff = { $name } и { $other }: оба уже работают в боте, каждый со своим Telegram. Передайте всё одному и уберите другого: /staff
merge-owner = { $name } — владелец, а { $other } — менеджер. Сначала сделайте владельцем того, кто остаётся, или уберите второго: /staff
merge-other-company = { $name }: запись в другой компании. Если компания одна и та же, объедините сначала компании: /client. Если человек сменил работу, история остаётся с прежней компанией.
merge-two-telegrams = { $name } и { $other } отвечают из разных аккаунтов Telegram, и ответы каждого — его. Отметьте лишнего «Больше не работает»: /invite. История останется у обоих.
merge-one-left = { $name } больше не работает в компании. Сначала «Снова работает»: /invite
merge-two-cases = { $name }: открыты два обращения, № { $first } и № { $second }. Закройте одно и объедините снова.
merge-undone = Это объединение уже отменено.
merge-final = Прошло больше суток: отменить уже нельзя.
merge-erased = Данные этого человека стёрты: отменять нечего.
merge-later = С этой записью потом объединили ещё одну: сначала отмените то объединение.
merge-lived-on = После объединения здесь появились новые ответы или слова на чужом обращении: отменить, ничего не потеряв, уже нельзя.
held-unreachable-merged = две записи об одном человеке стали одной
held-action-contact-merge = две записи о вас объединены
held-action-contact-unmerge = объединение двух записей отменено

nps-question = Вопрос: { $about ->
        [none] { $wording ->
            [recommend] порекомендуют ли вас
            [keep_buying] продолжат ли закупать
           *[work_more] порекомендуют ли работать с вами активнее
        }
       *[other] { $wording ->
            [recommend] порекомендуют ли «{ $about }»
            [keep_buying] продолжат ли закупать «{ $about }»
           *[work_more] порекомендуют ли активнее заказывать «{ $about }»
        }
    }. Другие вопросы считаются отдельно.

logged-contact-merge = две записи о человеке объединены
logged-contact-unmerge = объединение записей отменено

## Список компаний по цветам (/accounts)

command-accounts = Клиенты по цветам: кто под угрозой
colour-at_risk = под угрозой
colour-unheard = не слышно
colour-watch = под вниманием
colour-safe = спокойно
sign-when = { " " }{ $day }
sign-since = { " " }с { $day }
sign-none = тревожного не видно
account-sign = { $sign ->
        [maker_unhappy] ЛПР: { $number },{ $when }
        [people_unhappy] { $number ->
            [one] { $number } детрактор
            [few] { $number } детрактора
           *[many] { $number } детракторов
        },{ $when }
        [case_late] срок обращения прошёл{ $when }
        [promise_broken] обещание нарушено{ $when }
        [nobody_joined] в боте пока никого
        [never_answered] ответов пока не было
        [silent_long] молчит{ $since }
        [case_reopened] обращение открыто повторно{ $when }
        [case_open] обращение открыто{ $since }
        [conflict] ЛПР и остальные говорят противоположное,{ $when }
        [score_fell] оценка упала{ $when }
        [gone_silent] раньше отвечали, вопрос без ответа{ $since }
        [maker_left] ЛПР больше не работает{ $since }
        [buys_no_more] не покупает{ $since }
        [buys_less] покупок за полгода { $number }, вдвое меньше; последняя{ $when }
        [revenue_fell] выручка упала до { $number },{ $when }
       *[debt] долг { $number }{ $since }
    }
account-colour = { $mark } <b>{ $colour }</b>: { $why }
accounts-title = <b>Клиенты: { $count }</b>{ $revenue }
accounts-revenue = { " " }· { $revenue }
accounts-share = { " " }({ $share } %)
accounts-sum = { $mark } { $colour }: <b>{ $count }</b>{ $revenue }{ $share }
accounts-coverage = Ответили за год: { $parts }
accounts-name = <b>{ $name }</b>
accounts-part = { $part }
accounts-manager = { " " }· { $name }
accounts-line = { $mark } { $account } — { $why }{ $manager }{ $changed }
accounts-changed = { " " }· <b>было { $before }, стало { $after } { $day }</b>
accounts-button-all = ‹ Все
accounts-button-changed = Изменились: { $count }
accounts-none = Компаний пока нет. Их добавляет список клиентов: владелец присылает сюда файл.
accounts-none-such = Таких компаний сейчас нет. Все: /accounts
accounts-stale = Этот список устарел. Новый: /accounts
accounts-anonymous = Опрос анонимный: как идут дела у компаний, видят только владельцы.
accounts-no-circle = Роль (здесь «{ $words }») бывает у человека, а это список компаний.
accounts-examples = Например: <code>/accounts красные</code>, <code>/accounts VIP Смирнова</code> или <code>/accounts изменения</code>
flow-button = Потери и приход
flow-title = <b>Потери и приход</b> · { $period }
flow-lost = ⚫ Потеряно: <b>{ $lost }</b>, а было клиентов: { $clients }{ $revenue }
flow-won = 🆕 Новых: <b>{ $new }</b>, вернулись: <b>{ $back }</b>
flow-reason = { $reason } { $count }
flow-reasons = Причины потерь: { $reasons }
flow-unsaid = не указана
flow-other = другая
flow-year = За 12 месяцев, по { $until }: потеряно { $lost }, было { $clients } — { $rate } % { $verdict ->
        [above] ⚠️ больше { $line } % в год: тревожно
       *[below] (черта — { $line } % в год)
    }
flow-year-unknown = За 12 месяцев, по { $until }: сколько было клиентов в начале, неизвестно, доли нет
flow-to = { " " }→ { $name }
flow-line = ⚫ <b>{ $account }</b>{ $revenue } — { $reason }{ $competitor } · { $day }{ $manager }{ $back ->
        [yes] { " " }· ↩️ клиент вернулся
       *[no] { "" }
    }
flow-back = ‹ К списку

# Where answers are anonymous no day is told to a manager: after «с»
week-of = недели { $week }

## Карточка показателей: картинка и слова под ней

pic-margin = ±{ $margin }: от { $low } до { $high }
pic-title = <b>NPS { $nps }</b> (±{ $margin }, от { $low } до { $high }) · { $period } · { $verdict }
pic-company = { $company } · вопрос: { $question } · { $window }
pic-question-recommend = порекомендуют ли коллегам
pic-question-keep_buying = продолжат ли закупать
pic-question-work_more = порекомендуют ли работать активнее
pic-question-about = { $question } — { $about }
pic-verdict-either = { $low } или { $high }
pic-verdict-range = от «{ $low }» до «{ $high }»: погрешность велика
pic-verdict-few = мало ответов
pic-few = { $count ->
        [0] Ответов пока нет
        [one] { $count } ответ — для индекса мало
        [few] { $count } ответа — для индекса мало
       *[many] { $count } ответов — для индекса мало
    }
pic-promoters = Промоутеры
pic-passives = Нейтральные
pic-detractors = Детракторы
pic-trend = Раньше: { $points }
pic-trend-few = { $name } — мало
pic-quarter = { $number ->
        [1] I
        [2] II
        [3] III
       *[4] IV
    } кв.
pic-cases = Обращения за этот срок: { $total } · { $open ->
        [0] все закрыты
       *[other] открыто { $open }
    }{ $overdue ->
        [0] {""}
       *[other] , просрочено { $overdue }
    }
pic-picture = 🖼 Картинка
pic-what = ❔ Что это
pic-view-managers = Менеджеры
pic-view-trend = Тренд
pic-view-segments = Сегменты
pic-view-circles = Роли
pic-view-regions = Регионы
pic-view-surveys = Опросы
pic-view-objects = О чём
pic-by-managers = NPS по менеджерам
pic-by-segments = NPS по сегментам
pic-by-circles = NPS по ролям
pic-by-regions = NPS по регионам
pic-by-surveys = NPS по опросам
pic-by-objects = NPS: о чём спрашивали
pic-by = <b>{ $title }</b> · { $period }
pic-none-managers = Без менеджера
pic-none-segments = Без сегмента
pic-none-circles = Без роли
pic-none-regions = Без региона
pic-of-company = О компании
pic-part = ±{ $margin } · { $count ->
        [one] { $count } ответ
        [few] { $count } ответа
       *[many] { $count } ответов
    }{ $trust ->
        [low] , мало
       *[ok] { "" }
    }
pic-part-few = { $count ->
        [one] { $count } ответ
        [few] { $count } ответа
       *[many] { $count } ответов
    } — мало
pic-meaning =
    <b>Что на карточке</b>
    <b>NPS</b> — доля промоутеров минус доля детракторов от всех ответов. Промоутеры ставят девять или десять, нейтральные — семь или восемь, детракторы — шесть и ниже. От −100 до +100. От человека считается последний ответ за срок; «По всем ответам» — каждый.
    <b>Погрешность ±</b> — в этих пределах с вероятностью 95 % лежит настоящий индекс: отвечают не все. Разница внутри погрешности — ещё не рост и не снижение. Когда ответов мало, пределы сдвинуты к нулю: далёкий от него индекс там чаще случаен.
    <b>Словом</b>: ниже +10 — неудовлетворительно, с +10 — удовлетворительно, с +50 — хорошо, с +80 — отлично. Одно слово — когда в нём вся погрешность.
    <b>Мало ответов</b>: меньше 5 — индекса нет, меньше 30 — видно только направление.
    <b>Ответили</b> — сколько из тех, кого спросили за этот срок. <b>Обращения</b> — открытые за этот срок.

# --- Окна, клиенты и круги: чья оценка в каком показателе ---
held-heard-by = Менеджер, когда пришёл ответ

### Выгрузка

command-export = выгрузка в Excel или CSV
export-title = <b>Выгрузка</b> · { $what } · { $when }
export-all = все клиенты
export-own = ваши клиенты
export-always = за всё время
export-holds = Ответов — { $answers }, компаний — { $accounts }, контактов — { $contacts }, обращений — { $cases }.
export-no-phones = Без телефонов и почты: так решил владелец.
export-choose =
    XLSX — книга Excel: листы с фильтрами, сводка и график. CSV — архив с таблицей на каждый лист.
    Ответы, обращения и обещания — за этот срок, компании и контакты — какие они сейчас.
export-making = ⏳ Готовлю…
export-progress = ⏳ Готовлю: { $sheet }, { $done } из { $total }
export-made = 📦 Готово, отправляю.
export-sent = ✅ Готово: файл ниже.
export-changed = Файл не отправлен: пока он готовился, изменился список ваших клиентов или кто-то удалил свои данные либо отозвал цитату.
export-failed = Файл подготовить не получилось.
export-again = Сделать заново
export-caption = Выгрузка · { $what } · { $when }. Ответов — { $answers }.
export-part = Часть { $part } из { $parts }: строки каждого листа идут дальше в следующей части.
export-anonymous = Опрос анонимный: выгрузка есть только у владельцев.
export-examples =
    Например:
    /export — всё, что есть
    /export Q3 — за третий квартал
    /export VIP прошлый месяц — сегмент и срок
    /export 01.09-15.10 — с первого по второй день
export-nobody = По этим словам никого нет: выгружать нечего.
export-busy = Одна выгрузка уже готовится. Дождитесь файла, потом начните следующую.
export-begun = Эта выгрузка уже начата. Новая: /export
export-backwards = Сначала первый день, потом последний: /export { $right }
export-theirs = свои клиенты
export-owner-told = 📤 Выгрузка: { $name } — { $what }, { $when }, { $format }. Ответов — { $answers }, { $phones ->
        [yes] с телефонами и почтой
       *[no] без телефонов и почты
    }.
export-yes = да
export-sheet-summary = Сводка
export-sheet-answers = Ответы
export-sheet-accounts = Компании
export-sheet-contacts = Контакты
export-sheet-cases = Обращения
export-sheet-events = Ход обращений
export-sheet-promises = Обещания
export-columns-answers = № | Дата | Компания | Контакт | Должность | Роль | Оценка | Группа | Причины | Комментарий | Опрос | Как поставлена | Запись сотрудника | Заменена своим ответом | Менеджер тогда | Сегмент тогда | Регион | В индексе
export-columns-accounts = № | Код | Компания | Менеджер | Сегмент | ABC | XYZ | Тип | Регион | Отношения | Выручка за 12 мес. | Долг | Первая поставка | Последняя покупка | Лояльность | Почему покупает | Метки | Контактов | Из них в боте | Цвет | Почему
export-columns-contacts = № | Код | Имя | Компания | Менеджер | Роль | Должность | Телефон | Почта | Состояние | Подключение | Язык | Часовой пояс | Последняя оценка | Дата оценки
export-columns-cases = № | Открыто | Компания | Контакт | Менеджер | Состояние | Почему | Срок | Взято | Взято кем | Связались | Отмечено решённым | Закрыто | Причина | Причина своими словами | Что сделали | Открывали снова
export-columns-events = № обращения | Компания | Когда | Что произошло | Кто
export-columns-promises = № обращения | Компания | Контакт | Обещание | Сотрудник | Дано | Срок | Состояние | Когда
export-columns-months = Месяц | Ответов | Промоутеры | Нейтральные | Детракторы | NPS | Ответы по месяцам
export-group-promoter = промоутер
export-group-passive = нейтральный
export-group-detractor = детрактор
export-survey-recorded = запись сотрудника
export-survey-imported = до бота
export-state-invited = приглашение ждёт
export-state-joined = в боте
export-state-unreachable = сообщения не доходят
export-state-left = больше не работает
export-case-new = новое
export-case-in_work = в работе
export-case-waiting = ждём клиента
export-case-promised = обещано
export-case-settled = спросили клиента, решено ли
export-case-reopened = открыто снова
export-case-confirmed = клиент подтвердил
export-case-unconfirmed = закрыто, клиент не подтвердил
export-case-lost = клиент потерян
export-case-closed = закрыто
export-why-detractor = низкая оценка
export-why-fell = оценка упала
export-why-asked = просьба связаться
export-why-staff = открыто сотрудником
export-promise-open = обещано
export-promise-moved = перенесено
export-promise-kept = выполнено
export-promise-broken = нарушено
export-promise-unconfirmed = выполнено, клиент не подтвердил
export-promise-dropped = больше не нужно
export-line-company = Компания
export-line-what = Что выгружено
export-line-period = Срок
export-line-made = Сделано
export-line-by = Для кого
export-line-zone = Часовой пояс
export-line-currency = Валюта
export-line-nps = NPS
export-line-margin = Погрешность, ±
export-line-low = NPS не ниже
export-line-high = NPS не выше
export-line-counted = Оценок в индексе
export-line-erased = Из них без строки: люди удалили свои данные
export-line-answers = Ответов
export-line-accounts = Компаний
export-line-contacts = Контактов
export-line-cases = Обращений
export-line-open = Из них открыто
export-line-promises = Обещаний
export-line-how = Как считается
export-few = мало ответов
export-how = Последняя оценка каждого человека за срок; это строки с «да» в столбце «В индексе». Меньше 5 оценок — индекса нет.

window-latest = по последней оценке каждого
window-every = по всем ответам
window-title-latest = По последней оценке каждого
window-title-every = По всем ответам
window-button-latest = Последние ответы
window-button-every = Все ответы
pic-view-accounts = Клиенты, круги
circles-title = <b>По клиентам и кругам</b> · { $period }
circles-accounts = По клиентам: <b>{ $nps }</b> (±{ $margin }) · { $count ->
        [one] { $count } клиент
        [few] { $count } клиента
       *[many] { $count } клиентов
    }{ $trust ->
        [low] {""}, мало
       *[ok] {""}
    }
circles-accounts-few = По клиентам: { $count ->
        [one] { $count } клиент — для индекса мало
        [few] { $count } клиента — для индекса мало
       *[many] { $count } клиентов — для индекса мало
    }
circles-of-makers = Из них по ответу ЛПР: { $count } из { $of }
circles-conflict = ЛПР и другие говорят противоположное: { $count ->
        [one] { $count } клиент
        [few] { $count } клиента
       *[many] { $count } клиентов
    }
circles-side-by-side = <b>Круги рядом</b> · { $window }
circles-decision_maker = ЛПР
circles-advocate = Адвокаты бренда
circles-user = Пользователи
circles-intermediary = Посредники
circles-end_user = Конечные пользователи
circles-none = Роль неизвестна
circles-part = { $trust ->
        [low] ▫️ { $name }: { $nps } (±{ $margin })
       *[ok] ▪️ { $name }: <b>{ $nps }</b> (±{ $margin })
    } · { $count ->
        [one] { $count } ответ
        [few] { $count } ответа
       *[many] { $count } ответов
    }: { $promoters } / { $passives } / { $detractors }{ $trust ->
        [low] {""}, мало
       *[ok] {""}
    }
circles-few = ▫️ { $name }: { $count ->
        [0] ответов нет
        [one] { $count } ответ — для индекса мало
        [few] { $count } ответа — для индекса мало
       *[many] { $count } ответов — для индекса мало
    }
circles-meaning = Клиент считается один раз: по худшей последней оценке его ЛПР, а без ответов ЛПР — по средней по порядку оценке остальных. Три числа у круга — промоутеры, нейтральные, детракторы. ▫️ — ответов меньше 30: видно только направление.

## Причины: уточнённые сотрудниками

why-fix-button = Причины
why-fix-line = ✎ причины уточнены: { $name }, { $when }; клиент отметил: { $own }
why-fix-none = ничего
why-fix-title = Причины ответа <b>{ $score }</b> · { $contact }, { $account }
why-fix-own = Клиент отметил: { $reasons }
why-fix-counts = В отчётах: <b>{ $reasons }</b>
why-fix-told = · { $when }, { $name }: { $became ->
        [added] добавлено
       *[struck] снято
    } «{ $reason }»
why-fix-how = Нажмите причину, чтобы добавить её или снять. Слова и оценка клиента не меняются.
why-fix-toast-added = Добавлено
why-fix-toast-struck = Снято
held-corrected = Причины, уточнённые сотрудниками
held-reason-added = добавлена
held-reason-struck = снята
held-action-reasons-correct = уточнены причины вашей оценки
logged-reasons-correct = уточнены причины

## Причины и деньги

pic-view-reasons = Причины
pic-view-money = Деньги
pic-how = ❔ Как посчитано
parameter-reliability = надёжность исполнения
parameter-stability = стабильность качества
parameter-offer = ценность предложения
parameter-attitude = отношение
parameter-expertise = экспертность продавцов
parameter-flexibility = гибкость
sale-lead = до сделки
sale-first_delivery = первая поставка
sale-deal = после поставки, счёта или обращения
sale-regular = постоянная работа
sale-recovery = после жалобы
sale-win_back = возврат
sale-elsewhere = вне опросов
complaints-title = <b>Причины недовольства</b> · { $period }
complaints-of = Недовольных ответов (0–6): <b>{ $answers }</b>, причина названа в { $named }
complaints-none = За этот срок никто не пожаловался.
complaints-line = · { $reason }{ $parameter }: <b>{ $times }</b>{ $causes }
complaints-parameter = { " " }({ $name })
complaints-causes = { " " }· в закрытых обращениях { $count }
complaints-own = · своими словами в закрытых обращениях: { $count }
complaints-stages = <b>Когда это было</b>
complaints-stage = · { $stage }: { $reasons }
complaints-often = { $reason } { $count }
complaints-cost-title = <b>Самая дорогая жалоба</b> — годовая выручка клиентов, которые назвали причину
complaints-ranked = · { $line }
complaints-cost = { $reason }: { $revenue } · { $clients }{ $known } — { $plan }
complaints-first = <b>{ $line }</b>
complaints-revenue = { $revenue }
complaints-revenue-unknown = выручка неизвестна
complaints-clients = { $count ->
        [one] { $count } клиент
        [few] { $count } клиента
       *[many] { $count } клиентов
    }
complaints-known = , выручка известна у { $count }
complaints-nothing = ничего не запланировано
complaints-nobody = исправлять никому не поручено
complaints-mends = чинит { $name }, { $late ->
        [yes] срок прошёл: { $by }
       *[no] до { $by }
    }
complaints-mended = чинят, { $late ->
        [yes] срок прошёл: { $by }
       *[no] до { $by }
    }
complaints-fixes = 🛠 Чинить систему
complaints-meaning =
    <b>Как посчитано</b>
    <b>Причины</b> — то, что недовольные (от нуля до шести) отметили в ответах за этот срок, как это уточнили сотрудники. В одном ответе причин может быть несколько. Ответ, который клиент заменил своим, не считается.
    <b>В закрытых обращениях</b> — причина, с которой сотрудники закрыли обращение в этот срок.
    <b>Когда это было</b> — по опросу, на который отвечали: до сделки, после первой поставки и так далее.
    <b>Самая дорогая жалоба</b> — сумма годовой выручки клиентов, которые назвали причину в ответе или чьё обращение с ней закрыли. Выручка — из последнего списка клиентов. Кто назвал две причины, входит в обе, поэтому суммы не складываются. У кого выручка неизвестна, тот в сумму не входит.
money-title = <b>Деньги</b> · { $period }
money-known = Годовая выручка известна у { $known } из { $accounts ->
        [one] { $accounts } ответившего клиента
       *[many] { $accounts } ответивших клиентов
    }
money-nobody = За этот срок ответов нет.
money-promoter = 🟢 Промоутеры: <b>{ $count }</b> · { $revenue }
money-passive = 🟡 Нейтральные: <b>{ $count }</b> · { $revenue }
money-detractor = 🔴 Детракторы: <b>{ $count }</b> · { $revenue }
money-revenue = { $revenue } в год{ $known }
money-revenue-unknown = выручка неизвестна
money-of = { " " }(известна у { $count })
money-below = { "    " }{ $parts }
money-change = выручка после ответа { $change } % (медиана, по { $count })
money-change-few = как изменилась выручка, судить рано: известно у { $count }
money-bought = купили снова { $bought } из { $dated }{ $share }
money-bought-unknown = покупки неизвестны
money-risk = 🔴 Под угрозой сейчас: <b>{ $count }</b>{ $revenue }{ $share }{ $unknown }
money-unknown = , выручка неизвестна у { $count }
money-back-none = ↩️ Недовольных, которые снова довольны, за этот срок нет.
money-back-unknown = ↩️ Были недовольны, снова довольны: <b>{ $contacts }</b> ({ $accounts ->
        [one] { $accounts } клиент
        [few] { $accounts } клиента
       *[many] { $accounts } клиентов
    }). Что куплено после этого, неизвестно: покупки сюда не загружали
money-back = ↩️ Были недовольны, снова довольны: <b>{ $contacts }</b> ({ $accounts ->
        [one] { $accounts } клиент
        [few] { $accounts } клиента
       *[many] { $accounts } клиентов
    }). После этого купили: { $buyers }{ $amount }
money-back-amount = { " " }· { $amount } (сумма известна у { $priced } из { $purchases ->
        [one] { $purchases } покупки
       *[many] { $purchases } покупок
    })
money-meaning =
    <b>Как посчитано</b>
    Всё — из загруженных списков клиентов и событий; чего в них нет, то неизвестно и в суммы не входит.
    <b>Группа клиента</b> — по худшей оценке ЛПР за этот срок, а если ответов ЛПР нет — по медиане остальных (из двух средних — меньшая). От человека считается последний ответ.
    <b>Выручка в год</b> — из последнего списка. <b>Выручка после ответа</b> — на сколько процентов она отличается от той, что была в списке на день последнего ответа клиента; показана медиана, не меньше чем по { $enough } клиентам.
    <b>Купили снова</b> — у кого последняя известная покупка позже дня ответа, из тех, у кого покупка вообще известна. Доля — не меньше чем из { $enough }.
    <b>Под угрозой</b> — красные в /accounts, сейчас; доля — от выручки всех клиентов.
    <b>Снова довольны</b> — после закрытого обращения поставили семь и выше; покупки — события позже того дня, до сегодня.
    <b>Отток</b> — потерянные за год из тех, кто был клиентом в его начале; больше { $line } % тревожно.

## Промоутеры: цитаты

quote-may = Можно процитировать?
quote-offer = Спасибо за слова! Они помогли бы и другим решиться.
quote-nameless = клиент компании «{ $company }»
quote-ask = Можно компании «{ $company }» процитировать ваш отзыв? Ровно эти слова:
quote-signed = С именем: — { $signature }
quote-signed-nameless = Без имени: — { $signature }
quote-how = Что вы измените или допишете потом, в цитату не войдёт. Отозвать можно в любой день: /mydata
quote-yes-named = Да, с именем
quote-yes-nameless = Да, без имени
quote-no = Нет
quote-ready =
    «{ $words }»
    — { $signature }
quote-thanks =
    Спасибо! Процитировать можно так:
    <blockquote>{ $quote }</blockquote>
    Отозвать — в любой день: /mydata
quote-refused = Хорошо, цитировать не будем и больше об этом не спросим.
quote-nothing = Цитировать нечего: отзыв или оценка с тех пор изменились.
quote-changed = Слова или подпись с тех пор изменились. Посмотрите, пожалуйста, ещё раз.
quote-withdraw = Отозвать цитату «{ $words }»
quote-withdrawn-done = Цитата отозвана, слова стёрты. Компания узнает об этом сейчас же.
quote-withdrawn-before = Эта цитата уже отозвана.
quote-given = 💬 Разрешена цитата: <b>{ $contact }</b>, { $account } — { $named ->
        [yes] с именем
       *[no] без имени
    }. Все цитаты: /quotes
quote-withdrawn = ⚠️ Разрешение на цитату отозвано: <b>{ $contact }</b>, { $account }. Уберите её там, где она уже стоит.
quote-wish = Попросить цитату
quote-asked-toast = Спросили. Ответ придёт сюда.
quote-cannot-asked_before = Об этой цитате уже спрашивали, второй раз не спросим.
quote-cannot-no_words = Цитировать нечего: нужны девятка или десятка и собственные слова клиента.
quote-cannot-not_here = Спросить нельзя: этого человека нет в боте, или он просил больше не писать.
quote-cannot-open_case = Сначала закройте обращение этого клиента: пока оно открыто, о цитате не спрашиваем.
light-quote = { $state ->
        [asked] 💬 Спросили, можно ли процитировать: ответа пока нет
        [given] { $named ->
            [yes] 💬 Можно цитировать с именем: /quotes
           *[no] 💬 Можно цитировать без имени: /quotes
        }
        [withdrawn] 💬 Разрешение на цитату отозвано
       *[refused] 💬 Цитировать нельзя
    }
command-quotes = Цитаты, которые можно использовать
quotes-title = <b>Цитаты: { $count }</b> · нажмите на текст, чтобы скопировать
quotes-given = { $score }/10 · разрешено { $day }
quotes-none = Цитат пока нет. Разрешение даёт сам клиент: кнопкой «Можно процитировать?» под благодарностью за девятку или десятку. Попросить можно с карточки отзыва.
quotes-none-such = Таких цитат нет. Все: /quotes
quotes-stale = Этого названия больше нет. Все цитаты: /quotes
quotes-anonymous = Опрос анонимный: цитаты видит только руководство компании.
quotes-examples = Можно так: /quotes, /quotes VIP, /quotes Смирнова
held-title-quotes = Ваши слова, которые можно цитировать
held-quote-text = Слова
held-quote-signature = Подпись
held-quote-asked-by = Просьба
held-quote-asked = Спрошено
held-quote-settled = Решено
held-quote-state-asked = ждёт вашего решения
held-quote-state-given = можно цитировать
held-quote-state-refused = цитировать нельзя
held-quote-state-withdrawn = разрешение отозвано
held-action-quote-ask = просьба разрешить цитату
logged-quote-ask = просьба разрешить цитату

## Промоутеры: рекомендации

refer-button = Порекомендовать
refer-button-of = Порекомендовать: { $account }
refer-intro =
    Спасибо! Перешлите следующее сообщение тому, кому мы пригодимся.
    Ссылка ваша, её может открыть сколько угодно людей. Кто пришёл по вашему совету, узнает только руководство компании «{ $company }»; вам мы скажем лишь, что совет пригодился. Отключить ссылку: /mydata
refer-message =
    Рекомендую компанию «{ $company }». Если интересно, откройте ссылку: сначала там написано, что будет храниться, и решать вам.
    { $link }
refer-not-now = Ссылка — для тех, кто в последний раз ставит нам девять или десять.
refer-stop = Отключить ссылку для рекомендаций
refer-stop-of = Отключить ссылку: { $account }
refer-stopped = Ссылка отключена: новых людей по ней не пустим.
refer-stopped-before = Эта ссылка уже отключена.
refer-own = Это ваша собственная ссылка: перешлите её тому, кому мы пригодимся.
refer-known = Вы уже с нами, рекомендация не нужна. Написать компании «{ $company }» можно прямо здесь.
refer-staff = По этой ссылке приходят те, кому клиент посоветовал вас. Сотрудникам она ни к чему: перешлите её дальше или закройте.
refer-gone = Эта ссылка больше не действует: её отключили. Спросите у того, кто её прислал, или напишите компании «{ $company }» напрямую.
refer-thanks = Ваш совет пригодился: по нему в компанию «{ $company }» обратился новый человек. Спасибо вам!
recommended-consent = Вас порекомендовали. После согласия бот спросит, как вас зовут, кем и где вы работаете; это увидит руководство компании. Больше ни о чём не спросим, пока оно не решит, кто с вами свяжется. Если откажет, всё сотрём.
recommended-name = Спасибо! Как вас зовут и кем вы работаете? Например: Пётр Иванов, главный инженер
recommended-company = А в какой компании вы работаете?
recommended-waiting = Спасибо, всё записано. Компания «{ $company }» решит, кто с вами свяжется; до этого ни о чём не спросим. Передумали — /forget
recommended-welcome = { $known ->
        [yes] Здравствуйте! В компании «{ $company }» вами займётся { $manager }.
       *[no] Здравствуйте! Компания «{ $company }» с вами свяжется.
    } { $mode ->
        [anonymous] Написать руководству компании можно прямо сюда.
       *[named] Написать можно прямо сюда.
    }
recommended-yours = 🤝 По совету клиента к вам пришёл новый человек: <b>{ $contact }</b>, { $account }. Он в боте и ждёт, что с ним свяжутся. Карточка — напишите сюда имя
recommended-rejected = Компания «{ $company }» пока не может вам помочь. Всё, что вы о себе написали, стёрто.
recommended-by = 🤝 <b>По совету</b>: { $contact } ({ $account })
recommended-by-forgotten = 🤝 <b>По совету</b> клиента, чьи данные удалены
recommended-who =
    { $called } · { $company }
    В Telegram: { $person }
recommended-is-listed = Такая компания в списке уже есть: { $account }, менеджер { $manager }.
recommended-hint = «Назначить» заведёт потенциального клиента и скажет человеку, кто с ним свяжется. «Отклонить» сразу сотрёт всё, что о нём известно.
recommended-assign = Назначить
recommended-join = Добавить в { $account }
recommended-to-whom = Кто займётся этим человеком? Его компания станет потенциальным клиентом.
recommended-done = Готово: <b>{ $contact }</b>, { $account } — у сотрудника: { $name }. Человек об этом знает, тот, кто посоветовал, получил спасибо без имён.
recommended-rejected-done = Отклонено, всё об этом человеке стёрто.
recommended-over = Об этом человеке уже решено: назначен или отклонён.
recommended-hold = по совету клиента: ещё не покупал
held-title-referrals = Ваша ссылка для рекомендаций
held-revoked = Отключена
held-recommended = Вы пришли по совету
held-company = Компания
held-story = О вас подумали для истории успеха
held-action-newcomer-assign = вас передали сотруднику
logged-newcomer-assign = пришедший по совету передан сотруднику
nps-earned = По совету клиентов: пришло компаний { $came }, из них покупают { $became }{ $money ->
        [none] { "" }
       *[some] , их выручка { $revenue } (известна у { $known } из { $became }){ $share ->
            [none] { "" }
           *[other] { " " }— { $share } % выручки всех клиентов
        }
    }

## Промоутеры: история успеха

story-title = ⭐ <b>История успеха?</b> { $contact }, { $account }{ $segment } — оценка { $score }
story-how = Такая история убеждает лучше рекламы. Раз в квартал предлагаем одного клиента, каждого один раз. Готовая просьба, можно переслать или сказать своими словами:
story-request = { $name }, спасибо за добрые слова о компании «{ $company }». Разрешите рассказать о нашей работе как об истории успеха: что было нужно, что сделали, что получилось? Хватит десяти минут разговора, текст покажем вам до публикации.
story-not-now = Не сейчас
story-later = Хорошо, не сейчас. В следующем квартале предложим другого клиента.

## Сводки: что изменилось, и чья она

summary-title-quarter = 📊 <b>Итоги квартала</b>
summary-nothing-week = 📊 <b>Итоги недели</b> · { $period }: ничего нового.
summary-nothing-month = 📊 <b>Итоги месяца</b> · { $period }: ничего нового.
summary-nothing-quarter = 📊 <b>Итоги квартала</b> · { $period }: ничего нового.
summary-preview = <i>Как было бы сейчас:</i>
summary-quarters = По кварталам: { $points }
summary-accounts = Клиенты: изменения
summary-cases = Обращения
summary-stop = Не присылать
summary-stopped = { $kind ->
        [week] Итоги недели больше не придут.
        [month] Итоги месяца больше не придут.
       *[quarter] Итоги квартала больше не придут.
    } Передумаете — кнопка ниже или /settings.
summary-again = Присылать снова
summary-resumed = { $kind ->
        [week] Итоги недели снова будут приходить.
        [month] Итоги месяца снова будут приходить.
       *[quarter] Итоги квартала снова будут приходить.
    }
some-names = { " " }— { $names }{ $more }
some-more = { " " }и ещё { $count }
some-person = { $name }, { $account }
some-scored = { $person }: <b>{ $score }</b>
some-unreachable = { $person }: { $reason ->
        [blocked] бот заблокирован
        [deactivated] аккаунт Telegram удалён
       *[other] чат не найден
    } с { $since }
changed-title = <b>Что изменилось</b> с { $day }
changed-colour = { $before }→{ $after } { $account }
changed-account = { $account }
changed-colours = Сменили цвет: { $count }{ $names }
changed-detractors = Новые детракторы: { $count }{ $names }
changed-silent = Перестали отвечать: { $count }{ $names }
changed-joined = Присоединились: { $count }{ $names }
changed-lost = Потеряны: { $count }{ $names }
changed-unasked = Закрыто, а спросить клиента нельзя: { $count }{ $names }
changed-costly = 💸 Самая дорогая жалоба — { $line }
changed-overdue = Просроченные обращения: { $count }{ $names }
changed-unreachable = Недоступны: { $count }{ $names }

## /settings

command-settings = Сводки: когда, кому и что в них
settings-title = ⚙️ <b>Сводки</b>
settings-week = Неделя
settings-month = Месяц
settings-quarter = Квартал
settings-line = { $kind }: { $when }
settings-at-week = { $day } в { $time }
settings-at-month = { $day }-го числа в { $time }
settings-at-quarter = { $day }-го числа после квартала в { $time }
settings-cron = по расписанию <code>{ $cron }</code>
settings-is-off = не присылаем
settings-who = Кому: { $who }
settings-what = Что внутри: { $what }
settings-nobody = никому
settings-role-owner = владельцы
settings-role-manager = менеджеры
settings-part-card = показатели
settings-part-changed = что изменилось
settings-part-words = что сказали
settings-chosen = Выбрано здесь, и это важнее .env: { $names }
settings-of-env = Пока всё как задано при установке (.env).
settings-stopped = Вам не приходят: { $kinds }
settings-not-managers = Менеджерам сводки сейчас не присылаем: так решили владельцы.
settings-hint = { $kind ->
        [week] День и время — кнопкой или словами: <code>/settings неделя пт 17:30</code>. С пятницы по воскресенье в сводке та неделя, что кончается, иначе прошлая.
        [month] День и время — кнопкой или словами: <code>/settings месяц 5 10:00</code>. Дни — с 1 по 28.
       *[quarter] День и время — кнопкой или словами: <code>/settings квартал 5 10:00</code>. Дни — с 1 по 28; приходит в январе, апреле, июле и октябре, с итогом года.
    }
settings-wrong = Не получилось понять «{ $text }». Напишите, например: <code>/settings неделя пт 17:30</code>, <code>/settings месяц 5 10:00</code> или <code>/settings квартал выкл</code>.
settings-button-who = Кому
settings-button-what = Что внутри
settings-now = Показать сейчас: { $kind }
settings-off = Не присылать никому
settings-on = Присылать
settings-env = Как в .env
settings-back = ‹ Назад
settings-one-stays = Что-то одно должно остаться: иначе сводка пуста.

## Поводы написать клиенту, в сообщении понедельника

occasions-title = 🎈 <b>Поводы написать</b>
occasions-hint = Слова в рамке копируются нажатием. Сам бот никого не поздравляет.
occasions-anniversary = 🎂 { $day } — <b>{ $account }</b>: { $years ->
        [one] { $years } год
        [few] { $years } года
       *[many] { $years } лет
    } с первой поставки
    <code>{ $words }</code>
occasions-anniversary-words = Сегодня { $years ->
        [one] { $years } год
        [few] { $years } года
       *[many] { $years } лет
    }, как мы работаем вместе. Спасибо вам! Если что-то стоит делать иначе, скажите — исправим.
occasions-holiday = 🎉 { $day } — <b>{ $name }</b>
    <code>{ $words }</code>
occasions-holiday-words = С праздником: { $name }! Спасибо, что работаете с нами.
occasions-professional = 🛠 { $day } — <b>{ $name }</b>: { $accounts }{ $more }
    <code>{ $words }</code>
occasions-professional-words = С профессиональным праздником: { $name }! Успехов вам и вашей команде.
occasions-silent = ⚪ Молчат дольше всех: { $accounts }
    <code>{ $words }</code>
occasions-silent-one = <b>{ $account }</b> — с { $day }
occasions-silent-words = Давно от вас ничего не слышно. Как вам с нами работается, что стоит исправить?
occasions-more = … и ещё { $count }

## Период, кто и ответы за числом

answers = Все ответы
answers-of-promoter = Промоутеры
answers-of-passive = Нейтральные
answers-of-detractor = Детракторы
answers-of-reason = Недовольны: { $reason }
answers-of-recorded = Записанные со слов клиентов
answers-of-imported = Загруженные прошлые ответы
answers-title = <b>{ $what }</b> · { $period }: { $count }
answers-line = { $mark } <b>{ $score }</b> · { $name }, { $account } · { $day }
answers-not-yours = { $mark } <b>{ $score }</b> · клиент теперь у другого менеджера · { $day }
answers-words = «{ $words }»
answers-file = { $kind }
answers-reasons = Причины: { $reasons }
answers-none = Таких ответов нет.
answers-anonymous = 🔒 Опрос анонимный: ответы по одному видят только владельцы.
answers-stale = Эта кнопка устарела: того, о чём она, больше нет. Показатели: /nps
scope-of = Только: { $names }
scope-region = регион { $name }
answers-numbers = <b>Ответы</b> · { $period }
answers-tap = Нажмите на число: откроется, что за ним. 🔥 — просроченные обращения, 📥 — загруженные прошлые ответы.
narrow = 🔎 Период и кто
narrow-answers = 👥 Ответы: { $count }
narrow-title = <b>Период и кто</b>
narrow-whose = Кто: { $names }
narrow-everybody = все клиенты
narrow-own = ваши клиенты
narrow-or-write = Или напишите: <code>/nps { $words }</code>
narrow-period = Период
narrow-managers = Менеджер
narrow-segments = Сегмент
narrow-circles = Роль
narrow-regions = Регион
narrow-surveys = Опрос
narrow-any = Все
narrow-reset = Сбросить: все клиенты
narrow-up = ‹ Назад
narrow-dates = Две даты
narrow-last-days = { $days } { $days ->
        [one] день
        [few] дня
       *[many] дней
    }
narrow-no-values = Выбирать пока не из чего.
narrow-days-wanted = За какие дни? Ответьте на это сообщение, например: 01.09–15.10
narrow-nobody = Под это не подходит ни один клиент. Выберите иначе: «Период и кто».
narrow-never = Таких ответов ещё не было ни разу.
narrow-other-time = Последний такой ответ — { $day }.
narrow-future = Этот период ещё не начался: первый день — { $day }.
narrow-two-periods = «{ $words }» — такого периода нет, или это несколько сразу. Оставьте один.
narrow-alike = Не нашлось: «{ $words }». Есть похожие: { $names }.
narrow-examples = Например: <code>/nps 2026-09</code>, <code>/nps 01.09-15.10</code>, <code>/nps VIP Смирнова Q3</code> или <code>/nps регион Урал 90 дней</code>

# «Прежде всего»: the first lines of an owner's list of accounts and summary
first-of-all-title = <b>Прежде всего.</b>{ " " }
first-of-all-late = ⏰ { $manager }: просрочено { $count } { $count ->
        [one] обращение
        [few] обращения
       *[many] обращений
    }{ $revenue }
first-of-all-revenue = , у клиентов на { $revenue }
first-of-all-account = { $mark } { $account } — { $why }

# Quotes in the export
export-sheet-quotes = Цитаты
export-columns-quotes = Слова | Подпись | Оценка | Компания | Разрешено

# Numbers that open what is behind them
answers-of-stage = Недовольны, с причиной: { $stage }
answers-counted-of_asked = Ответили из спрошенных
answers-counted-after_closing = Ответили после закрытия обращения
answers-counted-recovered = Снова довольны после закрытия
answers-counted-complaints = Все недовольные ответы
answers-counted-explained = Недовольные ответы с причиной
number-all = Все: { $count }
number-answers = Ответов: { $count }
number-answered = Ответили: { $count }
number-silent = Не ответили: { $count }
number-cases = Обращения: { $count }
number-open = Открыты: { $count }
number-overdue = 🔥 { $count }
number-recorded = Записано: { $count }
number-imported = 📥 { $count }
number-recovered = Вернули: { $recovered } из { $answered }
number-accounts = По клиентам: { $count }
number-by_makers = По ответу ЛПР: { $count }
number-conflict = Говорят разное: { $count }
number-complaints = Недовольные: { $count }
number-explained = С причиной: { $count }
number-own = Своими словами: { $count }
number-causes = Обращения: { $count }
number-naming = Клиенты: { $count }
number-at_risk = Под угрозой: { $count }
number-content = Вернувшиеся: { $count }
number-content-people = Снова довольны: { $count }
number-buyers = Купили снова: { $count }
summary-numbers = 👥 Цифры
rows-title-now = <b>{ $what }</b> · сейчас: { $count }
rows-none = Здесь никого нет.
rows-of-silent = Спросили, ответа нет
rows-of-cases = Обращения, открытые за этот срок
rows-of-open = Обращения за этот срок, ещё открытые
rows-of-overdue = Обращения за этот срок, просроченные
rows-of-causes = Закрытые обращения с причиной «{ $reason }»
rows-of-own_causes = Закрытые обращения с причиной своими словами
rows-of-accounts = Клиенты, которые ответили
rows-of-by_makers = Клиенты по ответу ЛПР
rows-of-conflict = Клиенты, где ЛПР и другие говорят противоположное
rows-of-trades = Клиенты и их выручка
rows-of-naming = Клиенты, которые назвали причину «{ $reason }»
rows-of-at_risk = Клиенты под угрозой
rows-of-content = Клиенты, которые снова довольны
rows-of-buyers = Снова довольны и купили после этого
rows-silent = ▫️ <b>{ $name }</b>, { $account }{ $away } · вопрос от { $asked }: { $became }
rows-silent-not-yours = ▫️ клиент теперь у другого менеджера · вопрос от { $asked }: { $became }
rows-silent-away = { " " }({ $why ->
        [left] больше там не работает
       *[unreachable] бот недоступен
    })
rows-silent-open = открыт до { $day }
rows-silent-again = открыт до { $until }, напомним { $day }
rows-silent-expired = время вышло { $day }
rows-silent-declined = просит не спрашивать
rows-silent-skipped = снят
rows-case = { $mark } № { $number } · <b>{ $contact }</b>, { $account } · с { $since }, { $state }{ $manager }
rows-case-not-yours = { $mark } клиент теперь у другого менеджера · с { $since }, { $state }
rows-case-manager = { " " }· { $name }
rows-case-new = ещё не связались
rows-case-in_work = в работе
rows-case-waiting = ждём клиента
rows-case-promised = есть обещание
rows-case-settled = спросили, решено ли
rows-case-reopened = клиент: «не решено»
rows-case-confirmed = клиент подтвердил: решено
rows-case-unconfirmed = закрыто, клиент не подтвердил
rows-case-lost = клиент потерян
rows-case-closed = закрыто
rows-standing = { $mark }<b>{ $score }</b> · { $account } · { $why ->
        [decision_maker] по ответу ЛПР
       *[median] по средней по порядку оценке
    }{ $conflict ->
        [yes] , другие говорят противоположное
       *[no] { "" }
    }
rows-account = { $mark }<b>{ $account }</b> · { $revenue }
rows-account-not-yours = { $mark }клиент теперь у другого менеджера
rows-trade = { $mark }<b>{ $account }</b> · { $revenue }{ $then } · { $bought ->
        [yes] после ответа покупал
        [no] после ответа не покупал
       *[unknown] покупки неизвестны
    }
rows-then = { " " }(при ответе { $revenue })
# «Прежде всего»: what its lines open
first-of-all-overdue = ⏰ Просроченные: { $manager }

# Corrected reasons in the history of a case and of a client
case-reasons = ✎ причины: { $before } → { $after }
client-did-correct = ✎ причины ответа <b>{ $score }</b>, { $name }: { $before } → { $after } — { $staff }

# From what is to be mended back to the reasons
fixes-back = ‹ К причинам

# A file of an export outlives the erasing of a client
export-kept = Файл останется там, где его сохранили, и когда клиента сотрут: храните и удаляйте его, как велит закон.

# Two companies of one name in a client list
row-account-namesake = { $account }: компания с таким названием уже есть, с кодом { $code }. Будут две разные; если это одна и та же, объедините их: /client, «Объединить».
number-new = Новые обращения: { $count }
number-in_time = В срок: { $count }
number-late = Не в срок: { $count }
number-settled = Закрыты: { $count }
number-confirmed = Решено: { $count }
number-denied = Не решено: { $count }
number-reopened = Снова: { $count }
number-broken = 🤝 нарушено: { $count }
rows-of-new = Новые обращения
rows-of-in_time = Связались в срок
rows-of-late = Не связались в срок
rows-of-settled = Закрытые обращения
rows-of-confirmed = По словам клиента, решено
rows-of-denied = По словам клиента, не решено
rows-of-reopened = Открытые снова
rows-of-broken = Нарушенные обещания
# What somebody recommended writes before the owners have decided
recommended-unheard = Компания «{ $company }» ещё решает, кто с вами свяжется. До этого написанное сюда никто не прочитает. Передумали — /forget
number-open_now = Открыты: { $count }
number-overdue_now = 🔥 { $count }
number-reached = Связались: { $count }
number-ended = Закрыты: { $count }
number-ended_well = Решено: { $count }
number-kept = 🤝 выполнено: { $count }
number-broken_own = 🤝 нарушено: { $count }
number-unproven = 🤝 не подтверждено: { $count }
number-detractors = Новые детракторы: { $count }
number-fell_silent = Перестали отвечать: { $count }
number-joined = Присоединились: { $count }
number-unasked = Не спросить: { $count }
number-unreachable = Недоступны: { $count }
number-lost = Потеряны: { $count }
number-came = По совету: { $count }
number-left = Ушли за год: { $count }
number-won = Пришли: { $count }
rows-of-open_now = Открытые обращения
rows-of-overdue_now = Просроченные обращения
rows-of-reached = Связались с клиентом
rows-of-ended = Закрытые как решённые
rows-of-ended_well = Клиент подтвердил, что решено
rows-of-kept = Выполненные обещания
rows-of-broken_own = Нарушенные обещания этого менеджера
rows-of-unproven = Обещания, о которых клиент ничего не сказал
rows-of-detractors = Новые детракторы
rows-of-fell_silent = Перестали отвечать
rows-of-joined = Присоединились
rows-of-unasked = Закрыто, а спросить клиента нельзя
rows-of-unreachable = Недоступны
rows-of-lost = Потерянные клиенты
rows-of-came = Пришли по совету клиентов
rows-of-left = Ушли за 12 месяцев до конца срока
rows-of-won = Новые клиенты и те, кто вернулся
rows-person = ▫️ { $told }
# The numbers of one manager's work
my-numbers = 🔎 { $name }
my-back = ‹ К работе с клиентами
own-title = <b>{ $name }</b> · { $period }
own-tap = Нажмите на число: откроется, что за ним. 🔥 — просроченные обращения, 🤝 — обещания.
own-none = За этот срок чисел нет.
own-back = ‹ К числам
