notify-title = Известия
notify-bell = Известия: { $n ->
    [0] нищо ново
    [one] { $n } ново
   *[other] { $n } нови
 }
notify-today = Днес
notify-yesterday = Вчера
notify-unread = Непрочетени
notify-unread-one = непрочетено
notify-all = Всички
notify-kind = Вид
notify-group-mine = Моите заявки
notify-group-unattended = Какво може да остане без надзор
notify-group-absence = Отсъствие
notify-group-together = Въпроси, одобрения, подобрения
notify-kind-any = Всички видове
notify-show = Показване
notify-show-read = Показване на прочетените
notify-read = Отбелязване като прочетено
notify-read-all = Отбелязване на всички като прочетени
notify-older = По-стари
notify-empty = Нищо ново
notify-empty-all = Тук няма нищо
notify-empty-more = Тук идва това, което ви засяга: отговори по вашите заявки, бележки, предаденото на вас.
notify-about-consent = Пощенска услуга вече не ни допуска
notify-about-problem = Писмо, което не е разбрано
notify-error-which = Посочете кое известие е прочетено.

notify-kind-assigned = Възложено на мен
notify-kind-answered = Клиентът писа
notify-kind-noted = Бележки
notify-kind-mentioned = Споменават ме
notify-kind-invited = Поканен съм
notify-kind-woken = Отложеното се върна
notify-kind-failed = Недоставено
notify-kind-unassigned = Без отговорник
notify-kind-opened = Нови заявки
notify-kind-consent = Съгласие при пощенски услуги
notify-kind-problem = Неразбрани писма
notify-kind-untaken = Никой не го взе
notify-kind-stale = Без движение

notify-somebody = Някой

notify-text-assigned = { $known ->
    [yes] { $who } ви определи за отговорник
   *[no] Вече вие отговаряте
 }
notify-text-answered = { $n ->
    [one] { $who } писа
   *[other] { $n } съобщения, последното от { $who }
 }
notify-text-noted = { $n ->
    [one] { $who } написа бележка
   *[other] { $n } бележки, последната от { $who }
 }
notify-text-mentioned = { $n ->
    [one] { $who } ви спомена
   *[other] Споменати сте { $n } пъти, последно от { $who }
 }
notify-text-invited = { $known ->
    [yes] { $who } моли за помощта ви
   *[no] Молят за помощта ви
 }
notify-text-woken = Върна се: бяхте го отложили до сега
notify-text-failed = { $what ->
    [theirs] { $n ->
        [one] Едно съобщение не стигна до клиента. Авторът му не е тук: { $who }
       *[other] { $n } съобщения не стигнаха до клиента. Авторът на последното не е тук: { $who }
     }
    [missed] Съобщение не стигна до всички
   *[own] { $n ->
        [one] Ваше съобщение не стигна до клиента
       *[other] { $n } ваши съобщения не стигнаха до клиента
     }
 }
notify-text-unassigned = { $known ->
    [yes] { $who } го остави без отговорник
   *[no] Никой не отговаря за него
 }
notify-text-opened = { $who } пита и още никой не го е взел
notify-text-consent = Писмата на { $who } чакат: нужно е ново съгласие
notify-text-problem = { $n ->
    [one] Дойде писмо, което не можа да бъде прочетено
   *[other] Дойдоха { $n } писма, които не можаха да бъдат прочетени
 }
notify-text-untaken = Още никой не го е взел
notify-text-stale = Отворено е, а нищо не се случва

notify-text-held = Не всичко, което поискахте по пощата, можа да стане: думите ви стоят като бележка и не са изпратени
notify-kind-held = Задържан отговор

notify-settings = Известия
notify-settings-hint = За какво да ви се съобщава, по кой път и кога не.
notify-settings-what = Какво и как
notify-settings-own = Само за вас
notify-unreached = Писмата с известия до вас се връщат, последното { $at }: { $why }
notify-settings-when = Кога
notify-settings-zone = Във вашата часова зона, { $name }
notify-choose = Избор на известия
notify-way-bell = Камбанка
notify-way-mail = По пощата
notify-way-push = На устройства
notify-when-now = Веднага
notify-when-digest = В обобщението
notify-when-never = Никога
notify-digest = Обобщение в
notify-quiet-from = Тихо от
notify-quiet-until = до
notify-quiet-days = Тихо цял ден в
notify-day-1 = Понеделник
notify-day-2 = Вторник
notify-day-3 = Сряда
notify-day-4 = Четвъртък
notify-day-5 = Петък
notify-day-6 = Събота
notify-day-7 = Неделя
notify-only-away = Писма и устройства само когато не съм в Repka
notify-push-words = Устройствата могат да показват кой пише и какво
notify-sound = Камбанката се чува
notify-devices = Устройства
notify-devices-lead = Получават известия и когато няма отворена страница
notify-device-since = От
notify-device-add = Известия на това устройство
notify-device-end = Премахване
notify-device-unable = Този браузър не приема известия без отворена страница. На iPhone първо добавете Repka към началния екран.
notify-device-denied = Браузърът не позволява. Разрешете известията за този адрес в настройките му и опитайте пак.
notify-device-failed = Браузърът не успя да се абонира:
notify-flash-saved = Запазено
notify-flash-device = Това устройство ще получава известия
notify-error-time = Напишете час, например 19:00.
notify-error-times = Напишете до шест часа, например 09:00, 14:00.
notify-error-device = Абонаментът на този браузър не може да се използва.

notify-mail-open = Отваряне
notify-mail-note = Отговорете на това писмо, за да напишете бележка на колегите. Клиентът не я вижда.
notify-mail-commands = На първите редове: /reply отговаря на клиента, /solve решава, /assign me ви прави отговорник.
notify-mail-choose = За какво ви се пише
notify-mail-digest = { $n ->
    [one] { $n } известие
   *[other] { $n } известия
 }

notify-patience = Кога се съобщава на ръководителя
notify-patience-lead = За всички. 0 означава никога.
notify-patience-untaken = Работни минути, в които някой взема заявката
notify-patience-stale = Работни дни без движение
notify-kind-review = Чернова за прочитане
notify-kind-reviewed = Черновата ми е прочетена
notify-text-review = { $who } ви моли да прочетете отговор, преди да тръгне
notify-text-reviewed = { $what ->
    [agree] { $who } се съгласи с черновата ви
    [suggest] { $who } предлага промяна в черновата ви
    [away] { $who } отсъства: никой няма да прочете черновата ви
    [send] { $who } изпрати черновата ви
    [theirs] { $who } прочете чернова, чийто автор не е тук
   *[other] Черновата ви е прочетена
 }
notify-about-absence = Отсъствие
notify-kind-stands-in = Замествам някого
notify-kind-back = Върнах се
notify-text-stands-in = { $who } отсъства и вие замествате
notify-text-back = Върнахте се: ето какво стана междувременно
notify-kind-asked = Питат мен
notify-kind-asked-soon = Време е за отговор
notify-kind-asked-late = Няма отговор навреме
notify-kind-asked-answered = Отговориха на въпроса ми
notify-kind-asked-declined = Отказаха въпроса ми
notify-about-question = Въпрос
notify-text-asked = { $what ->
    [you] { $who } ви пита
    [unknown] { $who } пита
   *[other] { $who } пита { $what }
 }
notify-text-asked-soon = { $what ->
    [you] { $who } скоро се нуждае от отговора ви
    [unknown] { $who } скоро се нуждае от отговор
   *[other] { $who } скоро се нуждае от отговор: { $what }
 }
notify-text-asked-late = { $who }: няма отговор навреме
notify-text-asked-answered = { $what ->
    [all] { $who } отговори; никой друг не е питан
   *[one] { $who } отговори
 }
notify-text-asked-declined = { $what ->
    [undelivered] Въпросът не стигна до { $who }
    [declined] { $who } не може да отговори на това
   *[other] На въпроса ви няма да има отговор
 }
notify-mail-answer = Отговор
notify-mail-answers = Отговорете на това писмо или използвайте бутона: думите ви отиват при колегата. Клиентът не ги вижда.
notify-kind-promise-near = Наближава срок на обещание
notify-kind-promise-broken = Неизпълнено обещание
notify-text-promise-near = { $what ->
    [you] Наближава срокът на обещаното от вас
   *[other] Наближава срокът на обещаното от { $who }
 }
notify-text-promise-broken = { $what ->
    [you] Обещаното от вас не е изпълнено
   *[other] Обещаното от { $who } не е изпълнено
 }
notify-kind-decide = Нужно е съгласието ми
notify-kind-decide-late = Няма решение навреме
notify-kind-decided = Решение по предложението ми
notify-text-decide = { $who } иска съгласието ви: { $offer }
notify-text-decide-late = { $what ->
    [you] { $who } още чака съгласието ви: { $offer }
   *[other] { $who }: няма решение навреме: { $offer }
 }
notify-text-decided = { $what ->
    [all] { $who } се съгласи, никой друг не е питан: { $offer }
    [approve] { $who } се съгласи: { $offer }
    [change] { $who } иска промяна: { $offer }
    [left] Случаят е решен, но това не е изпълнено: { $offer }
    [decline] { $who } отказа: { $offer }
    [withdrawn] { $who } оттегли предложението: { $offer }
    [settled] Случаят е решен и вече никой не е питан: { $offer }
    [nobody] Сега няма кой да реши това: { $offer }
   *[other] Има новина за предложение
 }
notify-mail-decide = Решете
notify-mail-decides = Решава се с бутона. Отговорът на това писмо не решава нищо: става бележка за колегите. Клиентът не я вижда.
notify-about-improvement = Подобрения
notify-kind-improvement = Подобрение за моя отдел
notify-kind-improved = Какво стана с моето подобрение
notify-text-improvement = { $what ->
    [back] Направеното от вашия отдел се върна
   *[recorded] { $n ->
        [one] { $who } предлага какво да се промени във вашия отдел
       *[other] { $n } подобрения за вашия отдел, последното от { $who }
     }
 }
notify-text-improved = { $what ->
    [accepted] { $who } прие подобрението ви
    [declined] { $who } отказа подобрението ви
    [done] { $who } направи каквото предложихте
   *[other] Има новина за подобрението ви
 }
notify-device-try = Проба
notify-try-title = Repka може да ви намери тук
notify-try-text = Това беше само проба.
notify-flash-tried = Изпратено. Трябва да дойде до секунди; ако не, разрешете известията в настройките на самото устройство.
notify-flash-refused = Услугата за известия не го прие. Опитайте по-късно; ако остане така, премахнете устройството и го добавете пак.
notify-flash-gone = Това устройство вече не приема известия и беше премахнато. Отворете тази страница на него и го добавете пак.
notify-about-mailbox = Не идва поща
notify-kind-mailbox = Кутии без писма
notify-text-mailbox = { $n ->
    [one] { $what ->
        [failing] Писмата за { $who } не могат да се изтеглят
        [refusing] Писмата за { $who } не могат да се запазят и се отлагат
       *[silent] На { $who } необичайно дълго не е идвало писмо
     }
   *[other] Нещо не е наред с няколко кутии, последно с { $who }
 }
notify-kind-scheduled = Планиран отговор е задържан
notify-text-scheduled = { $what ->
    [theirs] Отговор за по-късно не тръгна: преди времето му нещо се промени. Авторът му не е тук: { $who }
   *[own] Вашият отговор за по-късно не тръгна: преди времето му нещо се промени
 }
