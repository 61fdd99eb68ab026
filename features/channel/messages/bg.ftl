channel-mailboxes = Пощенски кутии
channel-mailbox-none = Още няма пощенска кутия
channel-mailbox-none-more = Добавете адреса, на който ви пишат клиентите.
channel-mailbox-address = Имейл адрес
channel-mailbox-name = Име на подателя
channel-mailbox-add = Нова пощенска кутия
channel-mailbox-open = Добавяне
channel-mailbox-hint = Клиентите виждат името на подателя, а ако няма такова – адреса. Новите заявки отиват в избрания отдел.
channel-mailbox-close = Закриване на кутията
channel-settings = Поща
channel-mailbox-close-sure = Да се закрие ли { $name }? Имейлите до този адрес вече няма да се приемат.
channel-relay = Изходяща поща
channel-relay-is = Отговорите тръгват през
channel-relay-none = Няма зададен пощенски сървър: отговорите чакат тук и не стигат до никого.
channel-relay-how = Имейлите изпраща вашият пощенски сървър. Задава се там, където се стартира програмата:

channel-problems = Неразпознати имейли
channel-problems-lead = Тези имейли са запазени, но не са в нито една заявка. Прегледайте ги и ги прочетете отново, щом причината е отстранена. Ако не е нужно нищо повече, отметнете писмото като уредено.
channel-problems-none = Тук нищо не чака
channel-problems-none-more = Ако някой имейл не може да се прочете, ще се появи тук сам.
channel-problem-when = Получен
channel-problem-from = От
channel-problem-nobody = без подател
channel-problem-size = Размер
channel-problem-why = Защо е тук
channel-problem-read = Прочитане отново
channel-problem-deal = Отметни като уредено
channel-problem-dealt = Уредени
channel-problem-loop = Върнал се е наш собствен имейл: някой ни го препраща.
channel-problem-empty = В него няма нищо.
channel-problem-no-header = Това не е имейл: няма заглавна част.
channel-problem-defect = Програмата ни се спъна в него. Кажете на този, който я поддържа; след обновяване имейлът може да се прочете отново.
channel-problem-unread = Отдавна чака непрочетен. Прочетете го отново; ако не помогне, кажете на този, който поддържа програмата.
channel-problem-other = Не може да бъде разпознат: { $name }

channel-original = Оригинален имейл
channel-original-download = Изтегляне
channel-original-headers = Заглавни полета
channel-original-source = Изходен текст
channel-original-cut = Показано е само началото. В изтегления файл е всичко.

channel-flash-mailbox-opened = Пощенската кутия е добавена
channel-flash-mailbox-closed = Пощенската кутия е закрита
channel-flash-reading = Имейлът се чете отново
channel-flash-dealt = Уредено: стои сгънато под списъка

channel-error-address = Това не е имейл адрес.
channel-error-department = Изберете отдел.
channel-error-mailbox = Тук няма такава пощенска кутия.
channel-error-no-mailbox = Още няма пощенска кутия. Администратор може да добави в „Пощенски кутии“ или с командата: repka mailbox add ADDRESS --department NAME
channel-error-no-relay = Няма зададен пощенски сървър и имейлите не могат да тръгнат. Задайте го: REPKA_RELAY=smtp://host:port
channel-error-empty = В заявката няма имейл: тялото ѝ е празно.
channel-error-no-problem = Този имейл вече е разпознат
channel-error-brought-along = Този имейл е пренесен от старата поща: пренесете го отново и той ще бъде прочетен отново

channel-reset-subject = { $company }: изберете парола
channel-reset-text =
    Здравейте, { $name }!

    От тази връзка ще изберете паролата си за { $company }:

    { $link }

    Връзката работи веднъж, в рамките на 24 часа.

    Ако не очаквате този имейл, не му обръщайте внимание: нищо няма да се промени.
channel-mailboxes-hint = Адреси, на които пишат клиентите, и кой отговаря там.
channel-signature = Подпис, от { $name }
channel-error-mail-refused = Пощенският сървър отказва писмото.
channel-problem-notice = Отговор на известие, но от чужд адрес, без думи или за заявка, която получателят му не вижда.
channel-problem-question = Отговаря на въпрос, зададен по пощата, но не казва нищо.
channel-told-kept = Запазено писмо
channel-told-not-understood = Неразбрано писмо
channel-told-dealt = Уредено е писмо, което не беше разбрано
channel-told-mailbox-made = Открита пощенска кутия
channel-told-mailbox-closed = Закрита пощенска кутия
channel-told-mailbox-changed = Променена пощенска кутия
channel-last-in = Последно входящо:
channel-last-out = последно изходящо:
channel-last-never = няма скоро
channel-relay-own = Пощенският сървър, който изпраща от този адрес. Доставчикът ви го посочва, често под „SMTP“.
channel-relay-host = Сървър
channel-relay-port = Порт
channel-relay-security = Шифроване
channel-relay-user = Потребител
channel-relay-keeps = Оставете паролата празна, за да се запази.
channel-relay-unset = Изпращане през общия сървър
channel-relay-host-wrong = Това не е име или порт на сървър.
channel-relay-password-wrong = Потребителят има нужда от парола; за друг сървър или потребител се пита отново.
channel-security-wrapped = TLS от самото начало (465)
channel-security-required = STARTTLS (587)
channel-security-none = без: само в своята мрежа
channel-test = Проба на изпращането
channel-test-lead = Изпраща ви едно писмо през тази кутия и показва какво е казал сървърът.
channel-test-send = Пробно писмо до мен
channel-test-subject = Пробно писмо
channel-test-text = Това писмо тръгна през { $name }. Ако го четете, изпращането работи.
channel-test-taken = Прието. Погледнете във входящите на { $name } и в папката за спам.
channel-test-said = Сървърът каза:
channel-in = Как идва пощата
channel-in-forward = Нека доставчикът ви препраща { $name } насам, или добавете този сървър в MX записите на домейна.
channel-in-mx = Пощата се приема по SMTP там, където при стартирането е посочено
channel-advice-password = Сървърът не приема потребителя и паролата. Проверете ги; много доставчици искат тук парола за приложение.
channel-advice-sender = Сървърът не позволява изпращане от този адрес. Влезте като собственика му или разрешете адреса при доставчика.
channel-advice-later = Сървърът иска нов опит по-късно. Ако е така цял час, попитайте доставчика.
channel-advice-tls = Шифрованата връзка не успя. Проверете порта и шифроването: 465 е за TLS от началото, 587 за STARTTLS.
channel-advice-host = Няма сървър с такова име. Проверете изписването.
channel-advice-port = Там никой не отговаря. Проверете сървъра, порта и дали защитна стена не пречи.
channel-advice-other = Сървърът не прие писмото. Отговорът му може да помогне на доставчика.
channel-told-answer-held = отговор по имейл е задържан
channel-unsolved = Не е решено
channel-unsolved-mail = Не е решено? Кажете ни с едно щракване:
channel-unsolved-what = Какво още липсва? Може да остане празно.
channel-unsolved-send = Отвори отново
channel-unsolved-hint = Ще го видим веднага и ще отговорим с писмо.
channel-unsolved-gone = Тази връзка не работи
channel-unsolved-gone-more = Може би не е копирана цялата. Просто отговорете на писмото ни: думите ви ще стигнат до нас по същия начин.
channel-unsolved-said = Благодарим. Отново е отворено.
channel-unsolved-said-more = Ще отговорим с писмо. Може да затворите тази страница.
channel-unsolved-words = Не е решено.
channel-unsolved-shared = Писмото ни отиде до няколко души и няма как да знаем кой отговаря тук. Подпишете думите си.
channel-unsolved-somebody = Някой, който получи писмото ни
channel-undelivered-mailbox = няма пощенска кутия, от която да се пише
channel-undelivered-relay = не е зададен сървър за изпращане
channel-undelivered-ours = това е адрес на самата система
channel-guide-mailbox = Пощенска кутия
channel-guide-mailbox-why = Адресът, на който пишат клиентите ви.
channel-guide-test = Пробно писмо
channel-guide-test-why = Отговорите тръгват през пощенски сървър; пробно писмо от страницата на кутията показва, че ги приема.
channel-guide-ticket = Първата заявка
channel-guide-ticket-why = Пишете на кутията от своя адрес. Тази страница забелязва, когато писмото дойде.
channel-told-mailbox-tested = Изпратено пробно писмо
channel-may-problems = Вижда неразбраните писма
channel-may-mailboxes = Настройва кутии и пощенски сървъри
channel-ask-remind = { $name }, { $company }, ви попита за това и още чака отговор.
channel-ask-foot = Отговорът на това писмо отива при { $name }, { $company }.
channel-told-question-undelivered = Въпрос към външен човек не е пристигнал
channel-fetch-title = Вземане на поща за { $name }
channel-fetch-lead = Ако този адрес има пощенска кутия при доставчик, писмата се вземат оттам по IMAP. Следва се номерацията на самия сървър, затова и писмо, което някой вече е прочел там, идва тук.
channel-fetch-from = Писмата се вземат от { $name }.
channel-fetch-set = Вземане на писма по IMAP
channel-fetch-change = Промяна
channel-fetch-unset = Без повече вземане
channel-fetch-folder = Папка
channel-fetch-begin = Начало
channel-fetch-begin-new = от писмата, които идват отсега нататък
channel-fetch-begin-all = от всички писма в папката
channel-fetch-afterwards = Щом писмото е запазено тук
channel-fetch-leave = остава там, както е
channel-fetch-move-them = премества се в друга папка
channel-fetch-delete = изтрива се там
channel-fetch-move = Папка за преместените писма
channel-fetch-wrapped = TLS от самото начало (993)
channel-fetch-required = STARTTLS (143)
channel-fetch-looked = Всички писма са взети за последно:
channel-fetch-never = Още нищо не е взето.
channel-fetch-failing = Вземането не успява от
channel-fetch-said = Подробности:
channel-fetch-try = Проба на вземането
channel-fetch-try-lead = Влиза в сървъра, отваря папката и показва какво е отговорил. Там нищо не се променя.
channel-fetch-try-now = Проба
channel-fetch-tried = { $n ->
    [one] Работи: папката { $name } е отворена, в нея има { $n } писмо.
   *[other] Работи: папката { $name } е отворена, в нея има { $n } писма.
 }
channel-fetch-user-wrong = Посочете потребителя; при повечето доставчици това е целият пощенски адрес.
channel-fetch-folder-wrong = Посочете папка, например INBOX.
channel-fetch-move-wrong = Посочете папка, различна от тази, от която се вземат писмата.
channel-fetch-advice-tls = Шифрованата връзка не успя. Проверете порта и шифроването: 993 е за TLS от самото начало, 143 за STARTTLS.
channel-fetch-advice-folder = Папката не може да се отвори. Проверете името ѝ, както го показва пощенската програма; подпапките често се пишат INBOX/Име или INBOX.Име.
channel-fetch-advice-refused = Сървърът отказва това, което му се иска. Отговорът му може да помогне на доставчика ви.
channel-fetch-advice-lost = Връзката се къса отново и отново. Опитите продължават; ако остане така, попитайте доставчика.
channel-fetch-advice-afterwards = Писмата идват, но сървърът не позволява да се преместят или изтрият. Проверете името на папката и правата на профила.
channel-fetch-advice-ours = Запазването на писмата не успя от наша страна. Причината е в дневника; опитите продължават сами.
channel-problem-too-big = То е по-голямо от приеманото. Тук е заглавната му част, самото писмо е останало в кутията при доставчика.
channel-problem-unfetched = Сървърът на доставчика го има, но не можа да го предаде. Потърсете го в кутията там.
channel-vendors = Пощенски услуги
channel-vendors-hint = При Google и Microsoft 365 вместо парола се дава съгласие в браузъра.
channel-vendors-lead = Google и Microsoft 365 допускат програма само като приложение на вашата фирма, регистрирано при тях. Въведете тук каквото са ви дали за него. В Google Cloud това е OAuth клиент от тип уеб приложение, в Microsoft Entra – регистрация на приложение с разрешения IMAP.AccessAsUser.All и SMTP.Send.
channel-vendors-back = Адресът за връщане, който се регистрира там:
channel-vendor-id = Идентификатор на клиента
channel-vendor-secret = Тайна на клиента
channel-vendor-authorize = Адрес за съгласие
channel-vendor-token = Адрес за токени
channel-vendor-keeps = Оставете тайната празна, за да се запази.
channel-vendor-id-wrong = Посочете идентификатора на клиента.
channel-vendor-secret-wrong = Посочете тайната на клиента; за друг клиент или адрес тя се иска отново.
channel-vendor-url-wrong = Това не е адрес, който започва с https://.
channel-vendor-none = Приложението на фирмата ви при тази услуга още не е зададено. Задайте го в „Пощенски услуги“.
channel-fetch-signs-in = Вход с
channel-fetch-password = потребител и парола
channel-fetch-vendor-open = За вход чрез услуга изберете TLS или STARTTLS: без шифроване всеки по пътя би могъл да чете кутията.
channel-fetch-consent = Съгласие при { $name }
channel-fetch-consent-why = Услугата ще попита дали позволявате да четем тази кутия и да изпращаме от нея. Влезте там като потребителя на кутията; едно съгласие важи и за двете.
channel-fetch-advice-consent = Услугата не ни допуска. Дайте съгласие отново по-долу; там трябва да влезе потребителят на кутията.
channel-consent-stale = Това съгласие е започнато от друг или преди твърде дълго време. Започнете го отново от страницата на кутията.
channel-consent-changed = Докато се даваше съгласие, настройките на кутията бяха променени. Започнете съгласието отново тук.
channel-flash-consented = Съгласието е запазено. Писмата се вземат.
channel-told-vendor-changed = Променена пощенска услуга
channel-relay-password = потребител и парола, ако са нужни
channel-consent-ended = Писмата чакат ново съгласие: услугата не ни допуска от
channel-flash-consented-out = Съгласието е запазено. Чакащите писма се изпращат.
channel-advice-token = Сървърът не приема токена на услугата. Дайте отново съгласие като потребителя на кутията; при Microsoft 365 администратор трябва да разреши и удостоверен SMTP за тази кутия.
channel-told-consent-ended = Съгласието при пощенска услуга е прекратено
channel-ack = Съобщаване, че писмото е пристигнало
channel-ack-is = Който пише за нещо ново, веднага научава, че писмото е пристигнало.
channel-ack-is-not = Който пише, не получава нищо, преди някой да отговори.
channel-ack-title = Какво { $name } съобщава веднага
channel-ack-lead = Който пише до тази кутия за нещо ново, получава едно писмо, веднъж за случай. То не е отговор: случаят продължава да чака и това личи. Машини, списъци и ние самите не получаваме нищо, а никой – повече от три на ден.
channel-ack-off = Засега на никого не се съобщава нищо. Тези думи са за начало; изпращат се, щом ги включите.
channel-ack-begin = Включване
channel-ack-end = Изключване
channel-ack-now = Какво би се изпратило сега
channel-ack-usual =
    Здравейте,

    получихме писмото ви; номерът му е {"{{"}ticket.number{"}}"}. Наш колега ще го прочете и ще ви отговори.

    {"{{"}expectation|{"}}"}

    {"{{"}company{"}}"}
channel-expect-minutes = { $n ->
    [one] Напоследък първият ни отговор отнема около { $n } минута работно време.
   *[other] Напоследък първият ни отговор отнема около { $n } минути работно време.
 }
channel-expect-hours = { $n ->
    [one] Напоследък първият ни отговор отнема около { $n } час работно време.
   *[other] Напоследък първият ни отговор отнема около { $n } часа работно време.
 }
channel-expect-days = { $n ->
    [one] Напоследък първият ни отговор отнема около { $n } работен ден.
   *[other] Напоследък първият ни отговор отнема около { $n } работни дни.
 }
channel-expect-closed = В момента не работим; отваряме отново на { $name }.
channel-mailbox-sender = Клиентите виждат подателя така
channel-problem-forged = Писмото говори от името на наш служител, а подателят му е подправен.
channel-problem-unproven = Писмото говори от името на наш служител, а подателят му с нищо не е доказан.
channel-told-trust-changed = Променено на кого се вярва за подателите
channel-sender = Подател
channel-sender-signed = Изпратено от { $name }, подписано.
channel-sender-sent = Изпратено от { $name }: дошло е от сървърите, които този домейн посочва.
channel-sender-dmarc = Може би е подправено: { $name } казва с какво се доказват писмата му, а това не е доказано.
channel-sender-server = Може би е подправено: { $name } посочва сървърите, които изпращат писмата му; това е дошло от друг и не е подписано.
channel-sender-several = Може би е подправено: посочени са податели от няколко домейна и никой не отговаря за него.
channel-sender-unproven = Не е доказано: { $name } казва с какво се доказват писмата му, но допуска и недоказани (DMARC p=none). Така често става при пощенски списъци и препращане.
channel-sender-unknown = Нито доказано, нито отречено: { $name } не казва достатъчно за писмата си.
channel-sender-unasked = Не е проверено: когато писмото е дошло, DNS не е отговарял.
channel-problems-dns = DNS не отговаря: не се проверява дали подателите на писмата са подправени. Вижте кой DNS сървър пита тази машина или посочете друг с REPKA_DNS.
channel-sender-asked = Програмата е попитала DNS, когато писмото е дошло.
channel-sender-told = Пощенският сървър { $name } е установил това и го е записал в писмото.
channel-sender-sealed = { $name } е установил това, преди да препрати писмото, и го е запечатал.
channel-senders = Податели
channel-senders-hint = Как се разбира кой наистина е изпратил едно писмо и на кого се вярва за това.
channel-senders-checked = Подправени податели
channel-senders-lead = За всяко дошло писмо се проверява дали е от този, когото посочва (SPF, DKIM, DMARC, ARC). Подател, който може би е подправен, се отбелязва в заявката, не влиза в заявка само по адреса и никога не действа като един от нас. Когато домейнът допуска недоказани писма (DMARC p=none), подателят се нарича недоказан: това не е подправяне и не е признак за спам, но и не му се вярва повече.
channel-senders-asks = DNS се пита.
channel-senders-asks-not = DNS не се пита; известно е само записаното от сървърите по-долу. За да се пита:
channel-senders-believed = Чия дума важи
channel-senders-servers = Вашите пощенски сървъри
channel-senders-servers-hint = За писма, които се вземат от кутия или се предават от ваш сървър: името в началото на полето Authentication-Results, например mx.google.com. Само сървъри, които премахват такива чужди полета.
channel-senders-sealers = Препращащи, на които вярвате
channel-senders-sealers-hint = Пощенски списъци и доставчици, които ви препращат писма и ги запечатват (ARC): домейните им, например google.com или microsoft.com.
channel-trust-name-wrong = Посочете имена като mx.example.com, по едно на ред, най-много 50.
channel-told-dkim-changed = Променено подписването на писмата
channel-domains = Собствени домейни
channel-domains-hint = Дали другите могат да видят, че писмата от вашите адреси са ваши.
channel-domains-lead = Получателите питат DNS кой може да изпраща за домейна ви (SPF), с кои ключове той подписва (DKIM) и какво да правят с писма, които не са доказани (DMARC). Публикувайте липсващото там, където е регистриран домейнът; в DNS може да се появи след час.
channel-domains-again = Проверка отново
channel-domain-good = добре
channel-domain-weak = слабо
channel-domain-missing = липсва
channel-domain-wrong = грешно
channel-domain-unknown = неизвестно
channel-domain-found = Намерено:
channel-domain-set = Публикувайте като запис TXT:
channel-domain-spf-good = Домейнът казва кой може да изпраща за него. Уверете се, че сървърът, който предава писмата ви, е сред тях.
channel-domain-spf-weak = Домейнът посочва сървъри, но не казва нищо за останалите.
channel-domain-spf-missing = Домейнът не казва кой може да изпраща за него. Добавете каквото пощенската ви услуга посочва за това; обикновено започва с „include:…“.
channel-domain-spf-wrong = Това позволява на всички да изпращат от ваше име, или записите са няколко, а трябва да е един.
channel-domain-spf-unknown = DNS не отговори.
channel-domain-dkim-good = Нашият ключ е публикуван.
channel-domain-dkim-weak = Нашият ключ е публикуван.
channel-domain-dkim-missing = Нашият ключ още не е публикуван.
channel-domain-dkim-wrong = Под това име е публикуван друг ключ.
channel-domain-dkim-unknown = DNS не отговори.
channel-domain-dmarc-good = Получателите са помолени да не вярват на недоказани писма от ваше име.
channel-domain-dmarc-weak = На получателите е казано да приемат и недоказаното. Поискайте повече, щом SPF и DKIM са добре.
channel-domain-dmarc-missing = Домейнът не казва какво да се прави с писма без доказателство. Ако и други изпращат от ваше име, започнете с p=none вместо p=quarantine.
channel-domain-dmarc-wrong = Това не може да се разбере, или записите са няколко, а трябва да е един.
channel-domain-dmarc-unknown = DNS не отговори.
channel-domain-no-key = Ако сървърът, който предава писмата ви, не ги подписва (DKIM), може да го прави програмата. Първо попитайте доставчика си: повечето подписват.
channel-domain-make = Създаване на ключ
channel-domain-make-again = Създаване на друг ключ
channel-domain-make-again-sure = Програмата спира да подписва, докато новият ключ не бъде публикуван. Да се създаде ли друг?
channel-domain-begin = Подписване отсега нататък
channel-domain-end = Спиране на подписването
channel-domain-signs = Програмата подписва писмата на този домейн.
channel-domain-signs-not = Програмата още не подписва: ще може, щом ключът бъде публикуван.
channel-domain-not-published = Ключът още не е публикуван или DNS още не го показва. Нищо не е променено.
channel-ledger = Къде е всяко писмо
channel-ledger-lead = Колко писма са дошли, се брои на входа, а къде са — по запазеното. Докато числата съвпадат, нищо не е загубено. Зад всяко число стоят писмата му.
channel-ledger-open = Къде е всяко писмо от тази кутия, по дни
channel-ledger-today = Днес
channel-ledger-day = Ден
channel-ledger-sum = Сбор
channel-ledger-holds = Съвпада
channel-ledger-whole = нищо не липсва
channel-ledger-wrong = не съвпада
channel-ledger-broken = не съвпада: { $name }
channel-ledger-nothing = няма писма
channel-ledger-empty = Няма писма през последните 30 дни
channel-ledger-empty-more = Щом дойде писмо, денят му ще е тук.
channel-ledger-none-of-ours = До никоя наша кутия
channel-ledger-what = Писмо
channel-ledger-behind-none = Тук вече няма писма
channel-ledger-behind-none-more = Вече са разбрани или са минали 30 дни и подателите са забравени.
channel-ledger-newest = Показани са последните { $n }.
channel-ledger-seen = { $n ->
    [one] { $n } писмо
   *[other] { $n } писма
 }
channel-ledger-ticket = { $n ->
    [one] { $n } нова заявка
   *[other] { $n } нови заявки
 }
channel-ledger-joined = { $n } към известни заявки
channel-ledger-automatic = { $n ->
    [one] { $n } автоматично
   *[other] { $n } автоматични
 }
channel-ledger-copy = { $n ->
    [one] { $n } копие
   *[other] { $n } копия
 }
channel-ledger-done = { $n ->
    [one] { $n } отговор на известие
   *[other] { $n } отговора на известия
 }
channel-ledger-elsewhere = { $n } броени при друга кутия
channel-ledger-waiting = { $n } още непрочетени
channel-ledger-problem = { $n ->
    [one] { $n } проблем
   *[other] { $n } проблема
 }
channel-ledger-spam = { $n } в спама
channel-ledger-lost = { $n ->
    [one] { $n }, чиито думи липсват
   *[other] { $n }, чиито думи липсват
 }
channel-ledger-other = { $n } { $name }
channel-ledger-again = { $n } вече са идвали
channel-ledger-refused-unknown = { $n } отказани: няма такъв адрес
channel-ledger-refused-too-big = { $n } отказани: твърде големи
channel-ledger-refused-empty = { $n } отказани: празни
channel-ledger-refused-no-room = { $n } отложени: твърде много наведнъж
channel-ledger-refused-later = { $n } отложени: не можаха да се запазят
channel-compare = Сверка с доставчика
channel-compare-lead = Всяка нощ доставчикът се пита за всички писма от последните 14 дни; каквото го няма тук, се взема.
channel-compare-now = Сравни сега
channel-compare-none = Още не е сравнявано; ще бъде тази нощ.
channel-compare-running = сравнява се
channel-compare-broken = незавършена
channel-compare-filled = взето
channel-compare-lacking = вижте проблемите
channel-compare-counts = Прегледани: { $n }. Липсвали: { $missing }. Взети: { $fetched }. Проблеми: { $problems }.
channel-compare-was-missing = Липсвало:
channel-flash-comparing = Сравнява се
channel-told-comparison-asked = Поиска сверка на кутия с доставчика
channel-told-compared = Кутия е сравнена с доставчика
channel-alarm-silent = Необичайно дълго няма писма, от { $name }
channel-alarm-failing = Вземането на писма не успява от { $name }
channel-alarm-refusing = Писмата не могат да се запазят от { $name }
channel-told-alarmed = В кутия не идва поща
channel-told-flows = В кутия отново идва поща
channel-spam = Спам
channel-spam-lead = { $n ->
    [one] Тези писма не стават заявки и не викат никого. Върнете това, което не е спам; останалото се изтрива след { $n } ден.
   *[other] Тези писма не стават заявки и не викат никого. Върнете това, което не е спам; останалото се изтрива след { $n } дни.
 }
channel-spam-rules-go = Правила и податели
channel-spam-none = Няма спам
channel-spam-none-more = Тук се появява това, което задържат правилата, списъкът с блокирани или пощенският сървър пред нас.
channel-spam-pick = Избиране на „{ $name }“
channel-spam-free = Не е спам
channel-spam-want = Не е спам и подателят винаги се приема
channel-spam-delete = Изтриване завинаги
channel-spam-delete-sure = Да се изтрие ли този спам завинаги? Никой няма да може да го върне.
channel-spam-more = По-стари писма
channel-spam-block = Блокиране на подателя
channel-spam-block-hint = Отсега всичките им писма отиват в тази папка. Домейн означава всички, които пишат от него.
channel-spam-text = Текст
channel-spam-text-hint = Показва се само текстът: картинки не се изтеглят и подателят не научава, че писмото е прочетено.
channel-original-cut-text = Показано е само началото.
channel-spam-files = Файлове; те остават в писмото, докато не бъде прието:
channel-spam-because-blocked = Блокиран: { $name }
channel-spam-because-rule = Правило „{ $name }“
channel-spam-because-upstream = Сървърът пред нас казва: { $name }
channel-spam-because-marked = Отбелязал(а): { $name }
channel-spam-mark = Спам
channel-spam-settings = Спам
channel-spam-settings-hint = Кои писма не стават заявки: правила, блокирани и желани податели.
channel-rules-lead = Отговорите на клиенти на наши писма винаги се приемат. После желаните податели са пред блокираните, а и двата списъка са пред правилата. Който има отворена заявка, не се задържа заради думите в писмото.
channel-rules = Правила
channel-rules-none = Още няма правила.
channel-rule-new = Ново правило
channel-rule-name = Име
channel-rule-kind = Гледа
channel-rule-value = Търси
channel-rule-value-hint = Няколко стойности се пишат със запетая; стига една. Думите се търсят цели, без значение от главни букви и знаци.
channel-rule-field = Заглавен ред, ако се гледа такъв
channel-rule-address = адреса на подателя
channel-rule-domain = домейна на подателя и всичко под него
channel-rule-words = думи в темата или текста
channel-rule-header = заглавен ред, който съдържа
channel-rule-try = Пробване
channel-rule-keep = Добавяне на правило
channel-rule-tried = { $n ->
    [one] От последните 200 писма то щеше да задържи { $n }:
   *[other] От последните 200 писма то щеше да задържи { $n }:
 }
channel-rule-drop = Премахване
channel-rule-drop-one = Премахване на „{ $name }“
channel-blocked = Блокирани податели
channel-blocked-hint = Писмата им не стават заявки и лежат в спама. Клиент, блокиран в картона си, е друго: писмата му стават заявки, които веднага са решени.
channel-wanted = Желани податели
channel-wanted-hint = Писмата им никога не са спам, каквото и да казват правила и сървъри.
channel-spam-sender = Адрес или домейн
channel-sender-add = Добавяне
channel-sender-drop-one = Премахване на „{ $name }“ от списъка
channel-senders-more = Показани са само първите 200.
channel-keeping = Колко се пази спамът
channel-keeping-days = Дни
channel-keeping-hint = После се изтрива завинаги. Ръчно администратор може да изтрие това, което е лежало седмица.
channel-filtered = Пощенският сървър пред нас отбелязва спама
channel-filtered-hint = Зачита се това, което SpamAssassin, Rspamd или Exchange пишат в заглавната част. Изберете го само ако пощата идва единствено през този сървър: всеки друг би могъл да напише същото.
channel-flash-freed = Върнато от спама
channel-flash-wanted = Върнато; писмата на тези податели винаги се приемат
channel-flash-deleted = Изтрито завинаги
channel-flash-some-early = Каквото лежи по-малко от седмица, остава
channel-flash-none-picked = Първо изберете писма
channel-flash-marked = В спама. „Не е спам“ го връща.
channel-flash-sender-blocked = Подателят е блокиран
channel-flash-sender-wanted = Писмата на този подател винаги се приемат
channel-flash-unlisted = Подателят е премахнат от списъка
channel-error-no-spam = Това писмо вече не е в спама
channel-error-spam-place = Няма такова място в списъка. Посочете мястото (place) на писмо от него.
channel-error-sender = Посочете пощенски адрес или домейн, например shop.example.
channel-error-rule-name = Дайте име на правилото: то се показва като причина.
channel-error-rule-field = Посочете името на заглавния ред, например X-Mailer.
channel-error-rule-value = Посочете какво да се търси.
channel-error-rules-many = Правилата са вече 200; първо премахнете едно.
channel-error-spam-days = Между 7 и 365 дни.
channel-error-spam-early = Писмото лежи в папката по-малко от седмица.
channel-error-mark-mail = Не е преместено в спама: там отива само дошлото по пощата.
channel-error-mark-merged = Не е преместено в спама: заявката е обединена с друга.
channel-error-mark-done = Не е преместено в спама: заявката вече е приключена.
channel-error-mark-answered = Не е преместено в спама: вече е отговорено. Блокирайте клиента в картона му.
channel-error-mark-several = Не е преместено в спама: по заявката има повече от едно писмо.
channel-error-mark-asked = Не е преместено в спама: за него са питани колеги.
channel-error-mark-remedy = Не е преместено в спама: предложено е обезщетение.
channel-error-mark-known = Не е преместено в спама: клиентът има други заявки. Блокирайте го в картона му.
channel-told-put-aside = Писмо е преместено в спама
channel-told-freed = Писмо е върнато от спама
channel-told-deleted = Спам е изтрит завинаги
channel-told-sender-listed = Подател е блокиран или обявен за желан
channel-told-sender-unlisted = Подател е премахнат от списък
channel-told-rules-changed = Променени са правилата за спам
channel-told-keeping-changed = Променен е срокът за пазене на спама
channel-may-spam = Преглед на спама, връщане на писма и блокиране на податели
channel-may-rules = Писане на правила за спам
channel-ask-quoted = На { $at } { $name } написа:
