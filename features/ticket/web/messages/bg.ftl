ticket-view-mine = Мои
ticket-view-unassigned = Невъзложени
ticket-view-open = Всички отворени
ticket-view-asked = Поканен съм
ticket-view-customer = Чакат клиента
ticket-view-snoozed = Отложени
ticket-view-solved = Решени
ticket-view-all = Всички заявки
ticket-view-failed = Недоставени
ticket-nav-mine = Моята работа
ticket-nav-company = Фирма
ticket-order-loss = първо най-спешните
ticket-order-newest = първо новите
ticket-found = Търсене: { $name }

ticket-choose = Изберете заявка от списъка.
ticket-search-label = Търсене на заявки
ticket-pages = Страници на списъка
ticket-unread = има ново
ticket-empty-done = Тук нищо не чака
ticket-empty-done-more = Всичко от този списък е свършено.
ticket-empty-queue = Никой не чака
ticket-empty-queue-more = За всяка отворена заявка някой се грижи.
ticket-empty-not-found = Нищо не е намерено
ticket-empty-not-found-more = Опитайте с по-малко или други думи, номер или адрес.
ticket-empty-not-searched = Какво търсите?
ticket-empty-not-searched-more = Думи от писмо, име, адрес или номер на заявка.


ticket-back = Към списъка
ticket-timeline = Ход на заявката
ticket-context = За клиента
ticket-composer = Отговор
ticket-gap = { $n ->
    [one] { $n } запис не е показан тук
   *[other] { $n } записа не са показани тук
 }
ticket-gap-show = Покажи още
ticket-changes = { $n ->
    [one] { $n } промяна
   *[other] { $n } промени
 }
ticket-unfold = Покажи всичко
ticket-no-words = В това писмо няма нито думи, нито файлове.
ticket-fold = Покажи по-малко
ticket-rest = Покажи цялото съобщение
ticket-link-copy = Копирай връзката към този запис
ticket-link-copied = Връзката е копирана
ticket-new-here = Ново от последното ви посещение
ticket-assigned-to = Възложена на
ticket-unassigned = Още никой не я е поел
ticket-reading = { $name } чете в момента
ticket-reading-many = { $name } четат в момента
ticket-state-open = Отворена
ticket-state-snoozed = До { $until }
ticket-state-solved = Решена
ticket-state-closed = Затворена

ticket-take = Поемане
ticket-assign = Възлагане
ticket-assign-find = Търсене на колега
ticket-give-back = Връщане в опашката
ticket-solve = Решена
ticket-reopen = Отваряне отново
ticket-snooze = Отлагане
ticket-snooze-hour = С един час
ticket-snooze-tomorrow = До утре сутрин
ticket-snooze-monday = До понеделник сутрин
ticket-snooze-week = С една седмица
ticket-snooze-until = До
ticket-wake = Събуждане
ticket-more = Още
ticket-priority = Приоритет
ticket-priority-low = Нисък
ticket-priority-normal = Обикновен
ticket-priority-high = Висок
ticket-priority-urgent = Спешен
ticket-department = Отдел
ticket-tag = Добавяне
ticket-tag-add = Нов етикет
ticket-tag-remove = Премахване на етикета { $name }

ticket-channel-mail = имейл
ticket-channel-phone = телефон
ticket-channel-visit = посещение
ticket-channel-letter = писмо на хартия
ticket-channel-comment = публичен коментар
ticket-channel-chat = чат
ticket-channel-form = формуляр
ticket-channel-api = програма
ticket-registered-mail = записан имейл
ticket-registered-phone = записан разговор
ticket-registered-visit = записано посещение
ticket-registered-letter = записано писмо
ticket-registered-comment = записан публичен коментар
ticket-registered-chat = записан чат
ticket-registered-form = записан формуляр
ticket-registered-api = записано от програма
ticket-internal = вътрешно
ticket-machine = Написано от машина
ticket-machine-ours = Изпратено автоматично
ticket-withdrawn = Оттеглено преди изпращане
ticket-quoted = Показване на цялото, както е написано
ticket-original = Показване на целия имейл
ticket-images = Показване на външните изображения
ticket-attachments = Файлове
ticket-delivery-waiting = Тръгва след
ticket-delivery-sending = Изпраща се
ticket-delivery-sent = Доставено
ticket-delivery-failed = Недоставено:
ticket-undo = Отмяна
ticket-send-again = Изпращане отново
ticket-proof-copy = в две заявки
ticket-proof-copy-more = Клиентът е писал за два въпроса наведнъж: това дойде в друга заявка, свързана с тази, и стои и там. Отговор на самия имейл идва там, отговор на нашия идва тук.
ticket-proof-mark = цитира нашия знак
ticket-proof-mark-more = Цитатът в имейла завършва със знака под съобщение от тази заявка, който никой не може да подправи.
ticket-proof-message = отговаря на наше писмо
ticket-proof-message-more = Имейлът сочи наше съобщение като това, на което отговаря, с номер, който никой не може да подправи.
ticket-proof-quote = цитира казаното тук
ticket-proof-quote-more = Имейлът не сочи съобщение от тази заявка, но цитира думи от нея, а подателят участва в нея.
ticket-proof-reference = същата кореспонденция
ticket-proof-reference-more = Имейлът сочи съобщение от тази заявка като това, на което отговаря, а подателят има място в нея.
ticket-proof-subject = същата тема и подател
ticket-proof-subject-more = Най-слабото основание: нищо в имейла не сочи тази заявка, но той отговаря на темата ѝ, скоро след нея, и подателят участва в нея. Ако мястото му не е тук, отделете го.
ticket-doubt = може би е подправено
ticket-doubt-dmarc = Домейнът на подателя казва с какво се доказват писмата му, а това не е доказано. Преди да действате по него, попитайте клиента по друг начин.
ticket-doubt-server = Домейнът на подателя посочва сървърите, които изпращат писмата му. Това е дошло от друг и не е подписано. Преди да действате по него, попитайте клиента по друг начин.
ticket-doubt-several = В него са посочени податели от няколко домейна и никой не отговаря за него. Преди да действате по него, попитайте клиента по друг начин.
ticket-unproven = не е доказано
ticket-unproven-more = Домейнът на подателя казва с какво се доказват писмата му, но допуска и недоказани: така често става при пощенски списъци и препращане. Преди да смените адрес или да платите по това писмо, попитайте клиента по друг начин.
ticket-proof-token = изпратено до адреса на заявката
ticket-proof-token-more = Имейлът е изпратен до адреса за отговор, който има само тази заявка.

ticket-change-taken = { $who }: поета
ticket-change-assigned = { $who } → { $name }: възложена
ticket-change-given-back = { $who }: върната в опашката
ticket-change-solved = { $who }: решена
ticket-change-reopened = { $who }: отворена отново
ticket-change-came-back = Отворена отново: клиентът отговори
ticket-change-snoozed = { $who }: отложена до { $until }
ticket-change-woke = Отново активна
ticket-change-priority = { $who }: приоритет „{ $name }“
ticket-change-department = { $who }: преместена в отдел „{ $name }“
ticket-change-tagged = { $who }: етикет „{ $name }“
ticket-change-untagged = { $who }: етикетът „{ $name }“ е премахнат

ticket-reply-to = Отговор до { $name }
ticket-note = Вътрешна бележка
ticket-note-short = Бележка
ticket-reply-placeholder = Пишете на клиента…
ticket-note-placeholder = Пишете на колегите…
ticket-to = До
ticket-attach = Файл
ticket-send = Изпращане
ticket-send-wait = Изпращане и чакане
ticket-send-solve = Изпращане и решаване
ticket-send-to = Изпращане до { $name }
ticket-send-to-wait = Изпращане до { $name } и чакане
ticket-send-to-solve = Изпращане до { $name } и решаване
ticket-send-next = { $name } и отваряне на следващата
ticket-answered = Отговорът по № { $name } тръгва след
ticket-send-other = Други начини за изпращане
ticket-note-save = Добавяне на вътрешна бележка
ticket-only-colleagues = Виждат само колегите
ticket-stale = { $n ->
    [one] Не е изпратено: докато пишехте, се появи нещо ново
   *[other] Не е изпратено: докато пишехте, се появиха { $n } нови записа
 }
ticket-stale-kept = Текстът ви е запазен по-долу.
ticket-send-anyway = Изпращане въпреки това
ticket-doubt-note = За клиента ли е тази бележка?
ticket-doubt-reply = За колеги ли е този отговор?
ticket-doubt-greeting = Започва с „{ $name }“. Бележките се виждат само от колеги; клиентът няма да получи отговор.
ticket-doubt-mention = Споменава { $name }. Отговорът отива при клиента; колегата няма да бъде уведомен.
ticket-doubt-internal = Пише „{ $name }“. Отговорът отива при клиента.
ticket-doubt-solved = Да се реши ли, щом е обещано нещо?
ticket-doubt-promise = Пише: „{ $name }“. За обещаното в решена заявка никой не получава напомняне.
ticket-doubt-unsolved = Изпрати, без да решаваш
ticket-doubt-card = Това номер на карта ли е?
ticket-doubt-card-hidden = Ще бъде скрит: пази се и се изпраща само { $name }. Ако е друг номер, напишете пред него какъв е, например „поръчка“.
ticket-no-address = Не е известен адрес за отговор. Добавете го в картона на клиента.
ticket-doubt-back = Обратно към текста
ticket-doubt-move = Да се напише до { $name }
ticket-doubt-note-anyway = Добавяне като бележка
ticket-draft-saved = Запазено
ticket-draft-unsaved = Не е запазено, опитваме пак
ticket-draft-elsewhere = Вече е изпратено от друг прозорец. Копирайте каквото още ви трябва.
ticket-draft-merged = Тази заявка е влята в #{ $number }: думите ви са там.
ticket-draft-merged-apart = Тази заявка е влята в #{ $number }. Тези думи ги няма там: копирайте нужното.
ticket-draft-carry-on = Продължаване в #{ $number }
ticket-format = Оформление
ticket-format-bold = Получер
ticket-format-italic = Курсив
ticket-format-link = Връзка
ticket-format-quote = Цитат
ticket-format-list = Списък

ticket-ledger = Къде отиде времето
ticket-holder-nobody = никой
ticket-holder-outside = някой отвън
ticket-holder-customer = клиент
ticket-others = Други заявки
ticket-others-none = Засега няма.
ticket-identity-proven = Потвърдено е, че е на клиента
ticket-customer-tickets = { $n ->
    [one] { $n } заявка
   *[other] { $n } заявки
 }

ticket-new-how = Как започва
ticket-new-mail = Писмо до клиент
ticket-new-phone = Обаждане
ticket-new-visit = Посещение
ticket-new-letter = Писмо на хартия
ticket-new-comment = Публичен коментар
ticket-new-hint = Първото се изпраща на клиента. Останалите записват това, което е стигнало до вас извън системата, за да не се загуби нищо.
ticket-new-customer = Клиент: име, адрес или номер
ticket-new-name = Име, ако е нов
ticket-new-subject = Тема (при обаждане не е нужна)
ticket-new-text = Съобщение
ticket-new-open = Изпращане и отваряне
ticket-subject = Тема
ticket-no-subject = (без тема)
ticket-new-record = Записване

ticket-error-empty = Първо напишете нещо.
ticket-error-unfilled = В отговора остана { $word }: попълнете го или го махнете.
ticket-error-address = Това не е нито имейл адрес, нито телефонен номер.
ticket-error-past = Този момент вече е минал.
ticket-error-taken = { $name } ви изпревари и вече я е поел(а).
ticket-flash-sent = Отговорът тръгва след миг
ticket-flash-noted = Бележката е добавена
ticket-flash-solved = Решена
ticket-flash-reopened = Отворена отново
ticket-flash-undone = Оттеглено; текстът отново е в черновата

ticket-change-invited = { $who } покани { $name }
ticket-change-linked = Свързано с № { $number }
ticket-change-renamed = { $who } смени темата от „{ $from }“ на „{ $to }“
ticket-delivery-unsure = Може да е пристигнало, може и да не е:
ticket-delivery-stopped = Задържано: клиентът писа, преди то да тръгне.
ticket-error-no-recipient = Няма пощенски адрес, на който да се изпрати.
ticket-error-already-sent = Вече е изпратено.
ticket-error-not-stopped = Вече е на път.
ticket-error-cannot-answer = Този колега не отговаря на клиенти.
ticket-error-draft-sent = Тази чернова вече е изпратена.
ticket-error-tag-long = Етикетът има най-много 60 знака.
ticket-error-cursor = Това място в списъка е непознато; започнете от първата страница.
ticket-error-subject-empty = Нужна е тема.
ticket-error-ended = Приключено е; първо го отворете отново.
ticket-error-department = Няма такъв отдел.
ticket-error-assignee = Няма такъв колега.
ticket-error-value = Тази стойност е непозната.
ticket-invite = Покани колега
ticket-error-form = Формулярът не пристигна цял или е твърде голям.

ticket-tag-name = Етикет
ticket-untag = Премахване
ticket-batch-count = Избрани: { $name }
ticket-batch-some = Избрани
ticket-batch-none = Без избор
ticket-batch-page = Избиране на всички на страницата
ticket-batch-all = Целият списък, до 1000
ticket-batch-pick = Избиране на № { $name }
ticket-batch-chosen = { $n ->
    [one] Какво да се направи с { $n } заявка
   *[other] Какво да се направи с { $n } заявки
 }
ticket-batch-done = { $n ->
    [0] Нищо не е направено
    [one] Готово: { $n } заявка
   *[other] Готово: { $n } заявки
 }
ticket-batch-refused = { $n ->
    [one] { $n } не:
   *[other] { $n } не:
 }
ticket-batch-undone = { $n ->
    [0] Нищо не е върнато
    [one] { $n } заявка е както преди
   *[other] { $n } заявки са както преди
 }
ticket-batch-changed = { $n ->
    [one] { $n } не, защото се е променила след това:
   *[other] { $n } не, защото са се променили след това:
 }
ticket-batch-more = { $n ->
    [one] и още { $n }
   *[other] и още { $n }
 }
ticket-batch-undo = Отмяна
ticket-error-batch-late = Вече не може да се отмени: минаха десет минути или вече е отменено.
ticket-error-none-chosen = Изберете поне една заявка.
ticket-error-tag-empty = Назовете етикета.
ticket-error-not-there = не съществува.
ticket-promises = Обещания
ticket-promises-lead = Час, написан на клиент, е обещание, докато той не ни чуе или срокът не мине.
ticket-promises-open = Открити обещания
ticket-promises-none = Нищо не е обещано
ticket-promises-none-more = Когато в отговор пише „до 15:00“ или „утре“, то стои тук, докато се изпълни.
ticket-promise-open = в сила
ticket-promise-kept = спазено
ticket-promise-broken = нарушено
ticket-promise-dropped = не е обещание
ticket-promise-void = оттеглено
ticket-promise-drop = Не е обещание
ticket-promise-drop-hint = Махни: никой не чака този час
ticket-promise-give = Обещай час
ticket-promise-due = До кога
ticket-promise-words = Какво точно
ticket-promise-said = „{ $name }“
ticket-promised-by = до { $name }
ticket-flash-promise-dropped = Обещанието е махнато
ticket-change-promised = { $who } обеща отговор до { $until }
ticket-change-promise-broken = Обещанието за { $until } е нарушено
ticket-change-promise-dropped = { $who }: { $until } не беше обещание
ticket-error-promise-ended = Това обещание вече е приключило.
ticket-promises-days = { $n ->
    [one] Последният ден
   *[other] Последните { $n } дни
 }
ticket-palette-search = Търси „{ $name }“ във всички заявки
ticket-signature = Подпис
ticket-story-channels = По канал
ticket-story-all = Всички
ticket-story-none = Още нищо не е казано.
ticket-story-older = По-стари
ticket-story-newest = Най-нови

ticket-nav-views = Изгледи
ticket-view-mentions = Споменавания
ticket-view-followed = Следени
ticket-order-oldest = първо старите
ticket-empty-filtered = Тук няма такова
ticket-empty-filtered-more = Махнете някой филтър или търсете нататък с „Напред“.
ticket-empty-mentions = Никой не ви е повикал
ticket-empty-mentions-more = Когато колега напише името ви с @ в бележка, заявката е тук.
ticket-empty-followed = Не следите нищо
ticket-empty-followed-more = Последвайте заявка от менюто „Още“ и тя ще е тук, докато не спрете.
ticket-filters = Филтър
ticket-filters-show = Показване
ticket-filters-none = Изчистване
ticket-filter-any = Всяко
ticket-filter-sort-own = Както е в списъка
ticket-filters-state = Състояние
ticket-filters-assignee = Възложена на
ticket-filters-channel = Дошло чрез
ticket-filters-holder = Кой е на ход
ticket-filters-waits = Чака повече от
ticket-filters-sort = Подреждане
ticket-filters-opened-from = Отворена от
ticket-filters-opened-to = Отворена до
ticket-filters-moved-from = Последно движение от
ticket-filters-moved-to = Последно движение до
ticket-filter-off = Махане: { $name }
ticket-filter-state-any = Във всяко състояние
ticket-filter-state-open = Отворени
ticket-filter-state-snoozed = Отложени
ticket-filter-state-solved = Решени
ticket-filter-state-closed = Затворени
ticket-filter-me = Възложени на мен
ticket-filter-assignee = Възложена на { $name }
ticket-filter-department = Отдел: { $name }
ticket-filter-tag = Етикет: { $name }
ticket-filter-cause = Сбъркано: { $name }
ticket-filter-priority = Приоритет: { $name }
ticket-filter-channel = Започнала чрез: { $name }
ticket-filter-holder = На ход: { $name }
ticket-filter-holder-nobody = никой
ticket-filter-holder-staff = колега
ticket-filter-holder-departments = попитаните отдели
ticket-filter-holder-outside = някой отвън
ticket-filter-holder-customer = клиентът
ticket-filter-waits = { $n ->
    [one] Чака повече от { $n } час
   *[other] Чака повече от { $n } часа
 }
ticket-filter-followed = Следени от мен
ticket-filter-opened-from = Отворена от { $name }
ticket-filter-opened-to = Отворена до { $name }
ticket-filter-moved-from = Променена от { $name }
ticket-filter-moved-to = Променена до { $name }
ticket-view-name = Име на изгледа
ticket-view-save = Запазване като изглед
ticket-view-change = Запазване на промените
ticket-view-up = По-нагоре
ticket-view-delete = Премахване на изгледа
ticket-share = Кой го има
ticket-share-own = Само аз
ticket-share-department = Отдел „{ $name }“
ticket-share-everybody = Всички
ticket-flash-view-saved = Изгледът е запазен
ticket-flash-view-removed = Изгледът е премахнат
ticket-error-view-name = Изгледът има нужда от име до 60 знака.
ticket-error-view-many = Вече имате 50 изгледа; първо премахнете един.
ticket-error-view-share = Само ръководители споделят изгледи с всички; останалите споделят със своите отдели.
ticket-error-view-others = Този изглед е на друг.
ticket-follow = Следване
ticket-unfollow = Спиране на следването
ticket-flash-followed = Следите заявката
ticket-flash-unfollowed = Вече не я следите
ticket-change-merged-here = { $who } вля #{ $number } „{ $name }“ в тази заявка
ticket-change-merged = { $who } я вля в #{ $number }
ticket-change-unmerged-here = { $who } отмени сливането на #{ $number }
ticket-change-unmerged = { $who } отмени сливането с #{ $number }
ticket-change-split-off = { $who } отдели { $n ->
    [one] { $n } запис
   *[other] { $n } записа
 } в #{ $number }
ticket-change-split-both = { $who } направи #{ $number } за втория въпрос: { $n ->
    [one] { $n } запис стои
   *[other] { $n } записа стоят
 } и в двете
ticket-change-split-from = { $who } я отдели от #{ $number }
ticket-change-linked-follow-up = Продължава #{ $number }
ticket-change-linked-followed = Продължава в #{ $number }
ticket-change-linked-duplicate = Повтаря #{ $number }
ticket-change-linked-duplicated = #{ $number } казва същото
ticket-change-linked-caused = Причинена от #{ $number }
ticket-change-linked-causing = Причини #{ $number }
ticket-change-unlinked = { $who } премахна връзката с #{ $number }
ticket-merge = Сливане
ticket-merge-title = Сливане на #{ $number }
ticket-merge-lead = Две заявки за едно и също стават една история.
ticket-merge-which = Коя от двете остава
ticket-merge-stays = Тази остава
ticket-merge-goes = Влива се в другата
ticket-merge-entries = { $n ->
    [one] { $n } съобщение
   *[other] { $n } съобщения
 }
ticket-merge-since = от { $when }
ticket-merge-differ = Това са двама различни клиенти. След сливането участват и двамата, а отговорът отива при този, който е писал последен.
ticket-merge-what = Съобщенията и файловете идват с нея, както и назованото по-горе; за онзи, който не е чел едната, тя е нова. Другият номер и писмата до него водят оттук нататък тук. Може да се отмени.
ticket-carry = Идва с нея
ticket-carry-assignee = Отговорен става { $name }
ticket-carry-released = Отговорен остава { $other }, а { $name } вече не е
ticket-carry-priority = Приоритетът става: { $name }
ticket-carry-opens = Другата се отваря отново
ticket-carry-wakes = Другата вече не е отложена
ticket-carry-aside = Другата се отлага до { $when }
ticket-carry-tags = Етикети: { $name }
ticket-carry-cause = Какво се обърка: { $name }
ticket-carry-journey = Пътят на клиента: { $name }
ticket-carry-field = { $name }: { $value }
ticket-carry-field-kept = { $name } остава { $kept }; { $value } не се пренася
ticket-carry-draft = Започнатото от { $name }
ticket-carry-draft-beneath = Започнатото от { $name }, под започнатото там
ticket-carry-promises = { $n ->
    [one] { $n } отворено обещание
   *[other] { $n } отворени обещания
 }
ticket-carry-followers = { $n ->
    [one] { $n } следящ
   *[other] { $n } следящи
 }
ticket-carry-invited = { $n ->
    [one] { $n } поканен колега
   *[other] { $n } поканени колеги
 }
ticket-merge-do = Слей
ticket-merge-another = Избери друга
ticket-joined = #{ $number } „{ $name }“ беше влята в тази заявка.
ticket-split-off = Отделена от #{ $number } „{ $name }“.
ticket-split = Разделяне
ticket-split-title = Разделяне на #{ $number }
ticket-split-lead = Избраното става отделна заявка, свързана с тази.
ticket-split-which = Какво става отделна заявка
ticket-split-both = Да остане и тук: един имейл с два въпроса
ticket-split-do = Отдели
ticket-split-here = Отдели оттук
ticket-strays = Друга тема: „{ $name }“.
ticket-strays-split = Направи отделна заявка
ticket-strays-stay = Мястото му е тук
ticket-pick-placeholder = Номер, думи, име или адрес
ticket-pick-found = Намерени
ticket-pick-theirs = Отворени заявки на същия клиент
ticket-links = Свързани заявки
ticket-links-add = Свържи със заявка
ticket-links-title = Свързване на #{ $number }
ticket-links-lead = Кажете каква е тази заявка спрямо другата, после изберете другата.
ticket-links-kind = Каква е тази заявка спрямо другата
ticket-links-remove = Премахни връзката с #{ $name }
ticket-links-merged = Влята тук
ticket-links-unmerge = Отмени сливането на #{ $name }
ticket-link-related-to = Свързана с
ticket-link-related-from = Свързана с
ticket-link-follow_up-to = Продължава
ticket-link-follow_up-from = Продължава в
ticket-link-duplicate-to = Повтаря
ticket-link-duplicate-from = Повторена в
ticket-link-caused_by-to = Причинена от
ticket-link-caused_by-from = Причини
ticket-flash-unmerged = Сливането е отменено
ticket-error-ticket = Изберете заявка.
ticket-error-itself = Това е същата заявка; изберете друга.
ticket-error-merged = #{ $number } беше влята в #{ $other }. Продължете там или първо отменете сливането.
ticket-error-not-merged = Тази заявка не е слята с друга.
ticket-error-unmerge-further = #{ $number } междувременно също беше влята в #{ $other }. Първо отменете онова сливане.
ticket-error-unmerge-moved = Част от съобщенията ѝ междувременно отидоха в трета заявка. Първо ги върнете.
ticket-error-split-nothing = Изберете какво да стане отделна заявка.
ticket-error-split-elsewhere = Част от избраното вече не е в тази заявка. Погледнете и изберете отново.
ticket-error-split-all = Нещо трябва да остане: оставете поне едно съобщение.
ticket-error-split-theirs = И в двете заявки може да стои само казаното от клиента.
ticket-error-links = Тази заявка вече има твърде много връзки.
ticket-upload-failed = Не се качи.
ticket-upload-waiting = Ще тръгне, щом файловете се качат
ticket-upload-blocked = Не е изпратено: един от файловете не е качен. Опитайте пак или го премахнете.
ticket-upload-left = Изберете същия файл отново, за да продължите
ticket-upload-folder = Папката е празна, твърде голяма или не може да се прочете. Прикачете файловете ѝ или архив.
ticket-upload-again = Нов опит
ticket-upload-remove = Премахване на { $name }
ticket-error-file-empty = { $name } е празен: има 0 байта.
ticket-error-file-large = { $name } е по-голям от 25 MB, повече, отколкото приемат повечето пощенски сървъри. Качете го там, откъдето клиентът може да го изтегли, и изпратете връзка.
ticket-error-files-many = Едно съобщение носи най-много 30 файла.
ticket-error-files-large = Файловете на едно съобщение могат да имат общо 25 MB, повече повечето пощенски сървъри не приемат.
ticket-error-file-unfinished = { $name } още не се е качил целият. Изчакайте го или го премахнете.
ticket-error-file-gone = Един от файловете на съобщението вече го няма. Прикачете го отново.
ticket-error-upload-offset = Друг прозорец изпрати част от този файл.
ticket-error-upload-piece = Тази част не принадлежи на файла.

ticket-look = Тази заявка
ticket-history = Покажи или свий историята
ticket-copy = Копирай връзката
ticket-print = Печат
ticket-print-internal = С вътрешните бележки
ticket-print-public = Без вътрешните бележки
ticket-find-in = Търсене в тази заявка
ticket-found-in = „{ $name }“ в тази заявка
ticket-found-hits = { $n ->
    [0] нищо не е намерено
    [one] { $n } запис
   *[other] { $n } записа
 }
ticket-writing-reply = { $name } пише отговор на клиента
ticket-writing-note = { $name } пише бележка
ticket-file-save = Изтегли
ticket-file-previous = Предишен файл
ticket-file-next = Следващ файл
ticket-change-field = { $who } попълни { $name }: { $from } → { $to }
ticket-error-lacking = Първо попълнете: { $name }
ticket-told-opened = Отворена заявка
ticket-told-received = Писа клиент
ticket-told-replied = Отговор на клиент
ticket-told-withdrawn = Оттеглен отговор
ticket-told-noted = Бележка
ticket-told-assigned = Определен отговорник
ticket-told-moved = Преместено в друг отдел
ticket-told-solved = Решена заявка
ticket-told-closed = Затворена заявка
ticket-told-reopened = Отворено отново
ticket-told-snoozed = Отложена заявка
ticket-told-woken = Край на отлагането
ticket-told-aside-passed = Предадено отложеното
ticket-told-prioritised = Смяна на приоритет
ticket-told-tagged = Смяна на етикети
ticket-told-invited = Поканен колега
ticket-told-delivered = Писмо изпратено или не
ticket-told-promised = Обещан срок на клиент
ticket-told-promise-near = Наближава обещан срок
ticket-told-promise-decided = Решено за обещание
ticket-told-exchanged = Записи минаха между заявки
ticket-told-mentioned = Споменат колега
ticket-told-merged = Обединена заявка
ticket-told-unmerged = Отменено обединяване
ticket-told-split = Разделена заявка
ticket-writes-en = { $name } пише на английски
ticket-writes-de = { $name } пише на немски
ticket-writes-ru = { $name } пише на руски
ticket-writes-bg = { $name } пише на български
ticket-writes-hr = { $name } пише на хърватски
ticket-paste-long = Поставеният текст е дълъг: прикачен е като файл
ticket-drafts = Чернови
ticket-drafts-reply = Отговор
ticket-drafts-none = Няма чернови
ticket-drafts-none-more = Тук стои това, което сте започнали да пишете и не сте изпратили.
ticket-draft-changed = Променено в друг прозорец.
ticket-draft-theirs = Вземане на онзи текст
ticket-draft-mine = Запазване на моя
ticket-draft-signed-out = Излезли сте. Текстът е запазен в този браузър; влезте и той отново ще е тук.
ticket-error-draft-changed = Друг прозорец промени тази чернова.
ticket-error-draft-long = Текстът е твърде дълъг: най-много 2 MB. Прикачете го като файл.
ticket-error-erased = Докато това беше отворено, данните на клиента по тази заявка бяха заличени по закон и тук вече нищо не се пази. Написаното е само на тази страница: пренесете другаде нужното без данните на клиента.
ticket-story-organisation = Най-нови заявки
ticket-strike = Заличи тези думи
ticket-strike-lead = Думите, файловете и оригиналното писмо изчезват завинаги, и от търсенето. Остава, че нещо е написано, кога и от кого.
ticket-strike-why = Защо
ticket-strike-why-hint = Показва се на тяхно място. Не ги повтаряйте.
ticket-struck = Заличено на { $at }: { $why }
ticket-struck-change = Заличено на { $at }
ticket-card-hidden = Тук е скрит номер на карта.
ticket-change-struck = { $name } заличи думите на един запис
ticket-flash-struck = Заличено
ticket-error-struck-why = Кажете защо, най-много 500 знака.
ticket-error-struck-not-now = Вече е заличено или се изпраща: първо го върнете.
ticket-erasure-goes = { $n ->
    [one] Всички думи, файлове и оригинални писма на { $n } заявка
   *[other] Всички думи, файлове и оригинални писма на { $n } заявки
 }
ticket-onward = След това
ticket-onward-done = Към следващата заявка, щом с тази е приключено
ticket-onward-next = Винаги към следващата заявка
ticket-onward-list = Обратно към списъка
ticket-onward-stay = Оставане тук
ticket-left-sent = Отговорът тръгва след миг
ticket-left-solved = Решена
ticket-left-snoozed = Отложена
ticket-left-handed = Предадена
ticket-left-given-back = Върната в опашката
ticket-next-sent = Отговорът тръгва след миг — това е следващата
ticket-next-solved = Решена — това е следващата
ticket-next-snoozed = Отложена — това е следващата
ticket-next-handed = Предадена — това е следващата
ticket-next-given-back = Върната в опашката — това е следващата
ticket-neighbour-previous = Предишната заявка в списъка
ticket-neighbour-next = Следващата заявка в списъка
ticket-ours = Ние:
ticket-told-filled = попълнено е поле
ticket-told-struck = думи са зачеркнати
ticket-channel-desk = вътрешно
ticket-tags = Етикети
ticket-tags-hint = Кои има и на колко заявки; преименуване, сливане, изтриване.
ticket-tags-lead = Етикет се появява, когато някой го напише на заявка. Тук различните изписвания се събират, а ненужното си отива.
ticket-settings = Заявки
ticket-tags-find = Търсене на етикет
ticket-tags-known = Познати етикети
ticket-tags-going = В ход
ticket-tags-twins = Може би едно и също
ticket-tags-none = Още няма етикети
ticket-tags-none-found = Няма такъв етикет
ticket-tags-none-more = На заявка L добавя етикет.
ticket-tags-more = Показани са само първите. Търсете останалите по буквите им.
ticket-tags-all = Всички етикети
ticket-tag-left = { $n ->
    [one] остава { $n } заявка
   *[other] остават { $n } заявки
 }
ticket-tag-tickets = { $n ->
    [0] на никоя заявка
    [one] на { $n } заявка
   *[other] на { $n } заявки
 }
ticket-tag-see = Заявки с етикет { $name }: { $count }
ticket-tag-own = от програмата
ticket-tag-own-more = Този етикет програмата слага сама: на заявки от машини, от блокирани клиенти и в спама. Не може нито да се преименува, нито да се изтрие.
ticket-tag-rename-more = Заявките, запазените изгледи и макросите веднага имат новото име. Казаното в историята остава, както е казано.
ticket-tag-merge = Сливане
ticket-tag-merge-one = Сливане на { $name }
ticket-tag-merge-see = Какво ще се промени
ticket-tag-into = С етикета
ticket-tag-merge-more = { $n ->
    [0] Никоя заявка не носи този етикет. Той продължава като „{ $name }“, също в запазените изгледи и макросите. Това не може да се отмени.
    [one] { $n } заявка ще носи вместо него „{ $name }“, също в запазените изгледи и макросите. Това не може да се отмени.
   *[other] { $n } заявки ще носят вместо него „{ $name }“, също в запазените изгледи и макросите. Това не може да се отмени.
 }
ticket-tag-delete = Изтриване на етикета
ticket-tag-delete-more = { $n ->
    [0] Никоя заявка не го носи. Вече не се предлага.
    [one] Маха се от { $n } заявка. Това не може да се отмени.
   *[other] Маха се от { $n } заявки. Това не може да се отмени.
 }
ticket-flash-tag-renamed = Преименувано
ticket-flash-tag-merged = Етикетите вече са един
ticket-flash-tag-deleted = Етикетът е изтрит
ticket-error-tag-known = Вече има етикет с това име. Слейте ги.
ticket-error-tag-itself = Етикет не може да се слее със себе си.
ticket-error-tag-goes = Този етикет в момента се слива или изтрива, или друг се влива в него. Изчакайте да приключи.
ticket-error-tag-own = Този етикет програмата слага сама и ѝ трябва такъв, какъвто е.
ticket-told-tag-renamed = Преименуван етикет
ticket-told-tag-merged = Етикет, слят с друг
ticket-told-tag-deleted = Изтрит етикет
ticket-review-waits = { $name } трябва да прочете черновата ви, преди да тръгне
ticket-review-agrees = Съгласие с черновата ви: { $name }
ticket-review-suggests = { $name } предлага друг текст
ticket-review-taken = В черновата ви вече е текстът на { $name }
ticket-review-asks = { $name } ви моли да прочетете това, преди да тръгне
ticket-review-unsent = Чернова, не е изпратена
ticket-review-you = Вие
ticket-review-reads-older = { $name } чете по-стара версия: оттогава сте писали още.
ticket-review-goes-on = { $name } продължава да пише: това е по-старата версия и не може да се изпрати.
ticket-review-yours = Вашият текст
ticket-review-what = Какво чете { $name }
ticket-review-take = Приемане на предложението
ticket-review-put-back = Връщане на моя текст
ticket-review-again = Нова молба с новия текст
ticket-review-drop = Вече не е нужно
ticket-review-close = Скриване
ticket-review-you-agreed = Съгласихте се
ticket-review-you-suggested = Предложихте промяна
ticket-review-remark = Няколко думи, ако желаете
ticket-review-agree = Съгласие
ticket-review-send = Изпращане до { $name }
ticket-review-name = Тръгва от името на { $name }
ticket-review-change = Предлагане на промяна
ticket-review-why = Защо, ако не е ясно
ticket-review-suggest = Предлагане
ticket-review-ask = Помолете някого първо да го прочете
ticket-review-ask-first = Помолете някого първо да го прочете…
ticket-review-ask-lead = Колегата вижда тук черновата ви, каквато е сега, и се съгласява, предлага промяна или я изпраща. Клиентът не вижда нищо от това.
ticket-review-who = Кой да го прочете
ticket-review-choose = Изберете колега
ticket-review-question = Какво искате да знаете, ако желаете
ticket-review-send-question = Помолване
ticket-flash-review-asked = Молбата е изпратена
ticket-flash-review-given = Колегата ще научи
ticket-flash-review-taken = Предложението е прието
ticket-flash-review-back = Вашият текст е върнат
ticket-error-review-reader = Изберете кой да го прочете.
ticket-error-review-self = Помолете някой друг, не себе си.
ticket-error-review-many = Десет колеги вече четат тази чернова.
ticket-error-review-same = Променете нещо или кажете какво бихте променили.
ticket-error-review-older = { $name } промени черновата, след като бяхте помолени. Поискайте новия текст.
ticket-error-review-author = { $name } вече не може да отговаря на клиенти. Напишете отговора сами.
ticket-change-review-asked = { $who } помоли { $name } да прочете отговор, преди да тръгне
ticket-change-review-dropped = { $who }: { $name } вече не е нужно да чете
ticket-change-review-agreed = { $who } се съгласи с черновата на { $name }
ticket-change-review-suggested = { $who } предложи промяна в черновата на { $name }
ticket-change-review-sent = { $who } изпрати написаното от { $name }
ticket-change-review-passed = Отговора ще прочете { $name }: { $for } отсъства
ticket-change-review-author = Какво казват колегите за отговора, започнат от { $for }, научава { $name }
ticket-change-review-away = { $for } отсъства и няма кой да прочете отговора: решава авторът му
ticket-told-review-asked = Молба към колега да прочете чернова
ticket-told-review-dropped = Чернова вече не е нужно да се чете
ticket-told-review-given = Прочетена чернова на колега
ticket-told-review-sent = Изпратена чернова на колега
ticket-contacts-hidden = Адресите и телефоните не се показват на вашите отдели.
ticket-customer-hidden = Кой е клиентът, не се показва на вашите отдели.
ticket-error-review-hidden = В отговора има адрес или телефон, който не ви се показва: напишете в бележката какво бихте променили.
ticket-change-undelivered = Отворено отново: отговорът не стигна до клиента
ticket-handout-panel = Право на информация
ticket-handout-hint = Един файл с всичко, което се знае за тях, за да им бъде предаден (чл. 15 ОРЗД): карта, заявки и файлове, за четене и за програми. Запазва се, че сте го направили.
ticket-handout-internal = С вътрешните бележки и забележки
ticket-handout-internal-more = Написаното за тях също са техни данни. Изключете го само ако съдържа чужди тайни.
ticket-handout-do = Направи файла
ticket-handout-title = Какво се знае за { $name }
ticket-handout-made = { $name }, { $at }
ticket-handout-removed = премахнато оттогава
ticket-handout-tickets = Запитвания
ticket-handout-none = Няма.
ticket-handout-withheld = { $at }: думи от или до друг човек, които не се предоставят
ticket-handout-internal-entry = вътрешно
ticket-handout-struck = Думите са заличени.
ticket-handout-out = Какво няма в този файл и защо
ticket-handout-out-others = Думи, имена и адреси на други хора: те са техни.
ticket-handout-out-internal = Вътрешни бележки и забележки: в тях може да има чужди тайни.
ticket-handout-out-raw = Писмата точно както са дошли: думите и файловете им са тук, а оригиналите могат да се поискат.
ticket-handout-out-struck = Заличеното преди: него вече го няма.
ticket-handout-out-traces = Записките за работата на самата служба (кой кога е държал заявка, чернови, дневници, резервни копия): те говорят за нашата работа и с времето изчезват сами.
ticket-handout-out-files = { $n ->
    [one] Един файл, за който нямаше място или който вече го няма.
   *[other] { $n } файла, за които нямаше място или които вече ги няма.
}
ticket-may-see = Вижда заявките, в които е поканен; служителите виждат всички
ticket-may-note = Пише вътрешни бележки
ticket-may-answer = Отговаря на клиенти
ticket-may-arrange = Поема, предава, решава, отлага, слага етикети
ticket-may-tags = Преименува, слива и изтрива етикети
ticket-may-strike = Заличава думи, които не бива да останат

ticket-list-looked = Прегледани са { $n } заявки, които чакат най-дълго.
ticket-list-looked-back = Прегледано назад до { $when }.
ticket-list-looked-on = Прегледано до { $when }.
ticket-list-none-yet = Засега нищо не е намерено.
ticket-list-further = Търси нататък
ticket-pages-before = Какво е преди това
ticket-new-outgoing = Ние се обадихме или писахме
ticket-new-known = Познати клиенти
ticket-new-solved = Отваряне като решена
ticket-asks = пита
ticket-answers = отговаря
ticket-told-wait-began = Чака нечий отговор
ticket-told-wait-ended = Вече не се чака
ticket-change-stands-in = Поема { $name } вместо { $for }, който отсъства до { $until }
ticket-change-stands-in-open = Поема { $name }: { $for } отсъства
ticket-change-away = Отново в опашката: { $for } отсъства до { $until } и няма заместник
ticket-change-away-open = Отново в опашката: { $for } отсъства и няма заместник
ticket-change-called-for = Споменат е и { $name }: { $for } отсъства до { $until }
ticket-change-called-for-open = Споменат е и { $name }: { $for } отсъства
ticket-change-draft-shared = { $name } може да продължи отговора, започнат от { $for }
ticket-error-away = Вие отсъствате: поетото би отишло при заместника ви. Първо се върнете: в настройките.
ticket-error-review-away = Този колега отсъства и няма заместник. Помолете друг.
ticket-return = Докато ви нямаше
ticket-return-none = Нищо ваше не е трябвало да се предава.
ticket-return-count = { $n ->
    [one] Предадена е { $n } заявка
   *[other] Предадени са { $n } заявки
 }
ticket-return-solved = { $n ->
    [0] нито едно не е решено
    [one] { $n } е решено
   *[other] { $n } са решени
 }
ticket-return-open = Още отворени
ticket-return-nobody = никой
ticket-return-has = при { $name }
ticket-return-take = Вземане обратно
ticket-return-take-all = Вземане на всички
ticket-return-again = Отново са ваши
ticket-return-calls = Кой ви спомена
ticket-return-cared = пое го { $name }
ticket-return-not-cared = още никой не е отговорил
ticket-told-mended = Поправена бележка
ticket-told-pinned = Закачена бележка
ticket-told-unpinned = Откачена бележка
ticket-error-mark-public = Само вътрешни думи могат да се отбелязват.
ticket-error-pins = Над лентата вече има пет бележки: първо махнете една.
ticket-error-mend = Бележка се поправя от автора ѝ до петнадесет минути. Напишете нова.
ticket-error-mend-pictures = Бележка с картинки в текста не може да се поправи. Напишете нова.
ticket-error-mend-often = Бележка се поправя до петдесет пъти. Напишете нова.
ticket-signs = Отговор със знак
ticket-sign-agree = Съгласен съм
ticket-sign-done = Готово е
ticket-sign-seen = Занимавам се
ticket-sign-thanks = Благодаря
ticket-pin = Закачи над лентата
ticket-unpin = Откачи
ticket-pinned = Закачени бележки
ticket-remark = Запази в картона на клиента
ticket-flash-remarked = Запазено в картона на клиента.
ticket-mend = Поправи
ticket-mended = поправено
ticket-mend-lead = Колегите ще виждат и какво е пишело преди.
ticket-mend-over = Бележка се поправя от автора ѝ до петнадесет минути.
ticket-mend-save = Запази бележката
ticket-mend-back = Назад към заявката
ticket-mend-before = Какво пишеше преди
ticket-mend-until = до
ticket-flash-mended = Бележката е поправена.
ticket-question = Въпрос
ticket-question-placeholder = Какво искате да знаете?
ticket-question-ask = Попитай
ticket-writing-question = { $name } пише въпрос
ticket-awaits-approval = чака одобрение
ticket-awaits-answers = { $n ->
    [one] чака { $n } отговор
   *[other] чака { $n } отговора
}
ticket-awaits-outside = чака някой извън компанията

ticket-cause = Какво се обърка
ticket-cause-whose = По чия част
ticket-cause-offered = Вероятно:
ticket-causes = Причини
ticket-causes-hint = Какво се обърква — с думите на всеки отдел.
ticket-causes-lead = При решаване на заявка с едно щракване се казва при кого какво се е объркало. Думите виждат всички; ръководителят на отдел поддържа своите.
ticket-causes-none = Още няма думи.
ticket-causes-empty = Още никой не е казал какво може да се обърка
ticket-cause-required = Заявките на този отдел се решават само с причина
ticket-cause-outside = Някой отвън
ticket-cause-party = Кой отвън
ticket-cause-new = Нова причина
ticket-cause-name = Какво се обърква
ticket-cause-make = Добавяне
ticket-cause-rename = Преименуване на „{ $name }“
ticket-cause-archive = В архива
ticket-cause-archive-one = В архива: { $name }
ticket-cause-archived = В архива
ticket-cause-restore = Предлагай отново
ticket-change-cause = { $who } каза какво се е объркало: { $from } → { $to }
ticket-error-cause-lacking = Първо посочете какво се е объркало: отделът или пътят на клиента го изисква.
ticket-error-cause-archived = Тази причина е в архива и не може да се избере.
ticket-error-cause-others = Думите на отдела променя само ръководителят му или администратор.
ticket-error-cause-party = Посочете кой е отвън, до 80 знака.
ticket-error-cause-name = Кажете до 80 знака какво се обърква.
ticket-error-cause-taken = Такава дума вече има.
ticket-error-causes-many = Хиляда причини са достатъчни: преименувайте неизползвана.
ticket-told-cause-named = Посочено какво се е объркало
ticket-told-cause-made = Добавена причина
ticket-told-cause-renamed = Преименувана причина
ticket-told-cause-archived = Архивирана причина
ticket-told-cause-restored = Върната причина
ticket-told-cause-required = Променена задължителност на причината
ticket-ledger-more = По-старите отрязъци не са показани.
ticket-ledger-whose = Чие
ticket-ledger-from = От
ticket-ledger-until = До
ticket-ledger-long = Колко
ticket-ledger-now = сега
ticket-tickets-of = Отворени заявки: { $name }
ticket-journey = Път на клиента
ticket-journey-owner = Отговаря: { $name }
ticket-journey-none = Без път на клиента
ticket-journeys = Пътища на клиента
ticket-journeys-hint = През какво минава клиентът с вас: покупка, доставка, връщане, и кой отговаря за него.
ticket-journey-whose = Отговаря
ticket-journey-offered = Предлага се
ticket-journey-cause = Решава се само с причина
ticket-journey-new = Нов път
ticket-journey-make = Добавяне
ticket-change-journey = { $who } избра пътя на клиента: { $from } → { $to }
ticket-error-journey-archived = Този път вече не се предлага и не може да се избере.
ticket-told-journey-chosen = Избран път на клиента за заявка
ticket-filter-journey = Път на клиента: { $name }
ticket-change-discarded = { $who }: преместена в спама
ticket-change-undiscarded = { $who }: върната от спама
ticket-told-discarded = Заявка е преместена в спама
ticket-told-undiscarded = Заявка е върната от спама
ticket-danger-title = Този файл може да навреди
ticket-danger-back = Към заявката
ticket-danger-from = От
ticket-danger-advice = Ако не сте го очаквали, не го отваряйте и попитайте подателя по друг път. Тази страница не е отворила нищо.
ticket-danger-download = Изтегляне въпреки това
ticket-danger-program = Програма
ticket-danger-program-why = Това е програма или стартира такава. Който я отвори, ѝ позволява всичко, което сам може на компютъра си.
ticket-danger-script = Скрипт
ticket-danger-script-why = Това е скрипт. При отваряне системата го изпълнява с всички права на потребителя.
ticket-danger-macros = Макроси
ticket-danger-macros-why = Документът съдържа макроси: малки програми, които се изпълняват в него. Оставете ги изключени, когато го отваряте.
ticket-danger-disk = Образ на диск
ticket-danger-disk-why = Това е образ на диск. Съдържанието му е скрито от проверяващите пощата и често е програма.
ticket-danger-disguised = Маскиран
ticket-danger-disguised-why = Наречен е като документ или картинка, но е програма или скрипт. Честните податели не правят така.
ticket-danger-page = Страница със скрипт
ticket-danger-page-why = При отваряне тази страница изпълнява нещо или сама води другаде. Такива страници често искат пароли.
ticket-danger-archive = Архив с програма
ticket-danger-archive-why = В този архив има програма, скрипт или документ с макроси.
ticket-danger-locked = Заключен архив
ticket-danger-locked-why = Архивът е заключен с парола, така че нищо не може да провери съдържанието му.
ticket-danger-unseen = Съдържанието не е проверено
ticket-danger-unseen-why = Програмата не може да погледне в този архив: той е от вид като 7z, повреден е или е опакован твърде много пъти или твърде силно. Какво има в него, не се знае.
ticket-cc = Копие
ticket-bcc = Скрито копие
ticket-recipients = До кого отива: до, копие, скрито копие
ticket-recipient-remove = Премахване
ticket-doubt-to = До всички тях ли трябва да отиде?
ticket-doubt-colleague = { $name } работи тук. В копие колегата би застанал сред клиентите; вътре за това има бележка.
ticket-doubt-own = { $name } е адрес на тази поддръжка. Отговорът би се върнал като ново писмо.
ticket-error-recipient = „{ $name }“ не е имейл адрес. Напишете го като iva@example.com, няколко – със запетаи.
ticket-error-recipient-none = Това не е имейл адрес.
ticket-error-recipients-many = Получателите са повече, отколкото може да има един отговор: най-много 50.
ticket-send-later = Изпрати по-късно
ticket-send-later-at = Изпрати тогава
ticket-scheduled = Тръгва по-късно
ticket-scheduled-now = Изпрати сега
ticket-scheduled-back = Върни в черновата
ticket-scheduled-change = Друго време
ticket-scheduled-own = Дата и час
ticket-scheduled-news = Не е изпратено: след написването е казано нещо ново. Прочетете го, после изпратете, отложете или променете отговора.
ticket-scheduled-author = Не е изпратено: авторът вече не отговаря на клиенти. Върнете го в черновата и го изпратете сами.
ticket-scheduled-refused = Не е изпратено: междувременно заявката е решена или преди решаването трябва да се попълни нещо.
ticket-scheduled-restored = Не е изпратено: данните са възстановени от резервно копие и оттогава отговорът може вече да е тръгнал. Попитайте или погледнете в пощенската кутия, преди да го изпратите.
ticket-flash-scheduled = Отговорът тръгва по-късно
ticket-flash-scheduled-back = Текстът отново е в черновата
ticket-left-scheduled = Отговорът тръгва по-късно
ticket-next-scheduled = Отговорът тръгва по-късно — това е следващата
ticket-told-scheduled = Планиран отговор за по-късно
ticket-told-scheduled-held = Планиран отговор е задържан
ticket-told-unscheduled = Планиран отговор е взет обратно
ticket-error-scheduled-time = Това време е минало, след повече от година е или не е време. Изберете друго.
ticket-error-scheduled-many = По тази заявка вече чакат двадесет отговора. Първо изпратете или върнете един от тях.
ticket-error-scheduled-author = Авторът вече не отговаря на клиенти. Върнете отговора в черновата и го изпратете сами.
ticket-error-scheduled-news = След показването на тази страница е казано нещо ново. Прочетете го и изпратете отново.
ticket-forward = Препрати
ticket-missed-failed = Не стигна до { $name }: { $why }
ticket-missed-waiting = Още не е стигнало до { $name } (следващ опит: { $at }): { $why }
ticket-missed-sending = Изпраща се отново до { $name }
ticket-missed-unsure = Може да е стигнало до { $name }, може и да не е: { $why }
ticket-missed-again = Изпращане отново до тези, до които не стигна
ticket-told-missed = Съобщение не стигна до всички
ticket-apart = Подателят е получил скрито копие и клиентът не знае за него. Отговорът отива до клиента, освен ако не впишете адреса на подателя.
