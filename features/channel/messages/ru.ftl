channel-mailboxes = Почтовые ящики
channel-mailbox-none = Почтовых ящиков пока нет
channel-mailbox-none-more = Добавьте адрес, на который вам пишут клиенты.
channel-mailbox-address = Адрес почты
channel-mailbox-name = Имя отправителя
channel-mailbox-add = Новый почтовый ящик
channel-mailbox-open = Добавить
channel-mailbox-hint = Имя отправителя видят клиенты; если его нет, они видят адрес. Новые обращения попадают в выбранный отдел.
channel-mailbox-close = Закрыть ящик
channel-settings = Почта
channel-mailbox-close-sure = Закрыть { $name }? Письма на этот адрес больше не будут приниматься.
channel-relay = Исходящая почта
channel-relay-is = Ответы уходят через
channel-relay-none = Почтовый сервер не задан: ответы ждут здесь и ни до кого не доходят.
channel-relay-how = Отправкой занимается ваш почтовый сервер. Он задаётся там, где запускают программу:

channel-problems = Неразобранная почта
channel-problems-lead = Эти письма сохранены, но не попали ни в одно обращение. Посмотрите на них и, когда причина устранена, прочитайте ещё раз. Если больше ничего не нужно, отметьте письмо как разобранное.
channel-problems-none = Здесь ничего не ждёт
channel-problems-none-more = Если какое-то письмо не удастся прочитать, оно появится здесь само.
channel-problem-when = Пришло
channel-problem-from = От кого
channel-problem-nobody = без отправителя
channel-problem-size = Размер
channel-problem-why = Почему оно здесь
channel-problem-read = Прочитать ещё раз
channel-problem-deal = Отметить как разобранное
channel-problem-dealt = Разобранные
channel-problem-loop = Вернулось наше собственное письмо: кто-то пересылает его нам.
channel-problem-empty = В нём ничего нет.
channel-problem-no-header = Это не письмо: у него нет заголовка.
channel-problem-defect = На нём споткнулась наша программа. Сообщите тому, кто её обслуживает; после обновления письмо можно прочитать ещё раз.
channel-problem-unread = Оно давно лежит непрочитанным. Прочитайте его ещё раз; если не поможет, сообщите тому, кто обслуживает программу.
channel-problem-other = Его не удалось разобрать: { $name }

channel-original = Исходное письмо
channel-original-download = Скачать
channel-original-headers = Заголовки
channel-original-source = Исходный текст
channel-original-cut = Показано только начало. В скачанном файле есть всё.

channel-flash-mailbox-opened = Почтовый ящик добавлен
channel-flash-mailbox-closed = Почтовый ящик закрыт
channel-flash-reading = Письмо читается ещё раз
channel-flash-dealt = Разобрано: письмо стоит под списком, в сложенном виде

channel-error-address = Это не адрес почты.
channel-error-department = Выберите отдел.
channel-error-mailbox = Такого почтового ящика здесь нет.
channel-error-no-mailbox = Почтовых ящиков пока нет. Администратор может добавить ящик в разделе «Почтовые ящики» или командой: repka mailbox add ADDRESS --department NAME
channel-error-no-relay = Почтовый сервер не задан, поэтому письма не уходят. Задайте его: REPKA_RELAY=smtp://host:port
channel-error-empty = В запросе нет письма: его тело пусто.
channel-error-no-problem = Это письмо уже разобрано
channel-error-brought-along = Это письмо перенесено из прежней почты: перенесите его ещё раз, и оно будет прочитано заново

channel-reset-subject = { $company }: выберите пароль
channel-reset-text =
    Здравствуйте, { $name }!

    По этой ссылке вы выберете пароль для { $company }:

    { $link }

    Ссылка действует один раз в течение 24 часов.

    Если вы не ждали этого письма, не обращайте на него внимания: ничего не изменится.
channel-mailboxes-hint = Адреса, на которые пишут клиенты, и кто там отвечает.
channel-signature = Подпись, с адреса { $name }
channel-error-mail-refused = Почтовый сервер не принимает письмо.
channel-problem-notice = Это ответ на уведомление, но с чужого адреса, без слов или об обращении, которое его получателю не видно.
channel-problem-question = Это ответ на вопрос, заданный по почте, но в нём ничего не сказано.
channel-told-kept = Письмо сохранено
channel-told-not-understood = Письмо не понято
channel-told-dealt = Разобрано письмо, которое не удалось понять
channel-told-mailbox-made = Открыт ящик
channel-told-mailbox-closed = Закрыт ящик
channel-told-mailbox-changed = Изменён ящик
channel-last-in = Последнее входящее:
channel-last-out = последнее исходящее:
channel-last-never = в последнее время не было
channel-relay-own = Почтовый сервер, который отправляет с этого адреса. Его называет ваш провайдер, обычно в разделе «SMTP».
channel-relay-host = Сервер
channel-relay-port = Порт
channel-relay-security = Шифрование
channel-relay-user = Пользователь
channel-relay-keeps = Оставьте пароль пустым, чтобы сохранить прежний.
channel-relay-unset = Отправлять через общий сервер
channel-relay-host-wrong = Это не имя и не порт сервера.
channel-relay-password-wrong = Пользователю нужен пароль; для другого сервера или пользователя его спрашивают снова.
channel-security-wrapped = TLS с самого начала (465)
channel-security-required = STARTTLS (587)
channel-security-none = нет: только внутри своей сети
channel-test = Проверить отправку
channel-test-lead = Отправит вам одно письмо через этот ящик и покажет ответ сервера.
channel-test-send = Отправить себе пробное письмо
channel-test-subject = Пробное письмо из службы поддержки
channel-test-text = Это письмо ушло через { $name }. Если вы его читаете, отправка работает.
channel-test-taken = Принято. Загляните во входящие { $name } и в папку «Спам».
channel-test-said = Ответ сервера:
channel-in = Как приходит почта
channel-in-forward = Пусть почтовый провайдер пересылает { $name } сюда, или добавьте этот сервер в MX-записи домена.
channel-in-mx = Почта принимается по SMTP там, где при запуске указано
channel-advice-password = Сервер не принимает имя и пароль. Проверьте их; многие провайдеры требуют здесь пароль приложения.
channel-advice-sender = Сервер не разрешает отправку с этого адреса. Войдите как его владелец или разрешите адрес отправителя у провайдера.
channel-advice-later = Сервер просит попробовать позже. Если так длится час, спросите провайдера.
channel-advice-tls = Зашифрованное соединение не удалось. Проверьте порт и шифрование: 465 — TLS с начала, 587 — STARTTLS.
channel-advice-host = Сервера с таким именем нет. Проверьте написание.
channel-advice-port = Там никто не отвечает. Проверьте сервер, порт и не мешает ли межсетевой экран.
channel-advice-other = Сервер не принял письмо. Его ответ может помочь провайдеру.
channel-told-answer-held = ответ письмом задержан
channel-unsolved = Вопрос не решён
channel-unsolved-mail = Вопрос не решён? Сообщите одним нажатием:
channel-unsolved-what = Чего ещё не хватает? Можно оставить пустым.
channel-unsolved-send = Открыть снова
channel-unsolved-hint = Мы сразу увидим это и ответим письмом.
channel-unsolved-gone = Эта ссылка не работает
channel-unsolved-gone-more = Возможно, она скопирована не целиком. Просто ответьте на наше письмо: ваши слова дойдут до нас так же.
channel-unsolved-said = Спасибо. Вопрос снова открыт.
channel-unsolved-said-more = Мы ответим письмом. Эту страницу можно закрыть.
channel-unsolved-words = Вопрос не решён.
channel-unsolved-shared = Наше письмо получили несколько человек, и кто ответил здесь, мы не узнаем. Подпишите свои слова.
channel-unsolved-somebody = Кто-то из получивших наше письмо
channel-undelivered-mailbox = нет ящика, с которого писать
channel-undelivered-relay = не задан сервер для отправки
channel-undelivered-ours = это адрес самой программы
channel-guide-mailbox = Почтовый ящик
channel-guide-mailbox-why = Адрес, на который пишут клиенты.
channel-guide-test = Пробное письмо
channel-guide-test-why = Ответы уходят через почтовый сервер; пробное письмо со страницы ящика покажет, что он их берёт.
channel-guide-ticket = Первое обращение
channel-guide-ticket-why = Напишите на ящик со своего адреса. Эта страница заметит, когда письмо придёт.
channel-told-mailbox-tested = Отправлено пробное письмо
channel-may-problems = Видеть непонятые письма
channel-may-mailboxes = Настраивать ящики и почтовые серверы
channel-ask-remind = { $name }, { $company }, спрашивает вас об этом и всё ещё ждёт ответа.
channel-ask-foot = Ответ на это письмо получит { $name }, { $company }.
channel-told-question-undelivered = Вопрос не дошёл до адресата вне компании
channel-fetch-title = Получение почты для { $name }
channel-fetch-lead = Если у этого адреса есть почтовый ящик у провайдера, письма забираются оттуда по IMAP. Порядок определяет нумерация самого сервера, поэтому письмо придёт сюда, даже если кто-то уже прочитал его там.
channel-fetch-from = Письма забираются с сервера { $name }.
channel-fetch-set = Забирать письма по IMAP
channel-fetch-change = Изменить
channel-fetch-unset = Больше не забирать
channel-fetch-folder = Папка
channel-fetch-begin = Начать
channel-fetch-begin-new = с писем, которые придут с этого момента
channel-fetch-begin-all = со всех писем в папке
channel-fetch-afterwards = Когда письмо сохранено здесь
channel-fetch-leave = оставить его там как есть
channel-fetch-move-them = переместить его в другую папку
channel-fetch-delete = удалить его там
channel-fetch-move = Папка для перемещённых писем
channel-fetch-wrapped = TLS с самого начала (993)
channel-fetch-required = STARTTLS (143)
channel-fetch-looked = Все письма забраны в последний раз:
channel-fetch-never = Ещё ничего не забрано.
channel-fetch-failing = Забрать письма не удаётся с
channel-fetch-said = Подробности:
channel-fetch-try = Проверить получение
channel-fetch-try-lead = Входит на сервер, открывает папку и показывает, что он ответил. Там ничего не меняется.
channel-fetch-try-now = Проверить
channel-fetch-tried = { $n ->
    [one] Работает: папка { $name } открыта, в ней { $n } письмо.
    [few] Работает: папка { $name } открыта, в ней { $n } письма.
   *[other] Работает: папка { $name } открыта, в ней { $n } писем.
 }
channel-fetch-user-wrong = Укажите пользователя; у большинства провайдеров это полный почтовый адрес.
channel-fetch-folder-wrong = Укажите папку, например INBOX.
channel-fetch-move-wrong = Укажите не ту папку, из которой забираются письма.
channel-fetch-advice-tls = Зашифрованное соединение не удалось. Проверьте порт и шифрование: 993 — TLS с самого начала, 143 — STARTTLS.
channel-fetch-advice-folder = Папку не удаётся открыть. Проверьте её имя, как его показывает почтовая программа; вложенные папки часто пишутся INBOX/Имя или INBOX.Имя.
channel-fetch-advice-refused = Сервер отказывается выполнить просьбу. Его ответ может помочь вашему провайдеру.
channel-fetch-advice-lost = Соединение снова и снова обрывается. Попытки продолжаются; если так и останется, спросите провайдера.
channel-fetch-advice-afterwards = Письма приходят, но сервер не даёт их переместить или удалить. Проверьте имя папки и права учётной записи.
channel-fetch-advice-ours = Сохранить письма не удалось на нашей стороне. Причина записана в журнале; попытки продолжаются сами.
channel-problem-too-big = Оно больше, чем принимается. Здесь его заголовок, само письмо осталось в ящике у провайдера.
channel-problem-unfetched = Письмо есть на сервере провайдера, но он не смог его отдать. Найдите его в ящике там.
channel-vendors = Почтовые службы
channel-vendors-hint = У Google и Microsoft 365 вместо пароля дают согласие в браузере.
channel-vendors-lead = Google и Microsoft 365 впускают программу только как приложение вашей компании, зарегистрированное у них. Введите здесь то, что они для него выдали. В Google Cloud это клиент OAuth типа «веб-приложение», в Microsoft Entra — регистрация приложения с разрешениями IMAP.AccessAsUser.All и SMTP.Send.
channel-vendors-back = Адрес возврата, который нужно там указать:
channel-vendor-id = Идентификатор клиента
channel-vendor-secret = Секрет клиента
channel-vendor-authorize = Адрес для согласия
channel-vendor-token = Адрес для токенов
channel-vendor-keeps = Оставьте секрет пустым, чтобы сохранить прежний.
channel-vendor-id-wrong = Укажите идентификатор клиента.
channel-vendor-secret-wrong = Укажите секрет клиента; для другого клиента или адреса он запрашивается снова.
channel-vendor-url-wrong = Это не адрес, начинающийся с https://.
channel-vendor-none = Приложение вашей компании у этой службы ещё не задано. Задайте его в разделе «Почтовые службы».
channel-fetch-signs-in = Вход
channel-fetch-password = имя и пароль
channel-fetch-vendor-open = Со входом через почтовую службу выберите TLS или STARTTLS: без шифрования доступ к ящику мог бы получить любой на пути.
channel-fetch-consent = Дать согласие: { $name }
channel-fetch-consent-why = Служба спросит, разрешаете ли вы читать этот ящик и отправлять из него. Войдите там как пользователь ящика; одного согласия хватает для обоих.
channel-fetch-advice-consent = Почтовая служба не впускает. Дайте согласие ещё раз ниже; войти там должен пользователь этого ящика.
channel-consent-stale = Это согласие начал кто-то другой, или прошло слишком много времени. Начните его снова на странице почтового ящика.
channel-consent-changed = Пока давалось согласие, настройки ящика изменились. Начните согласие снова здесь.
channel-flash-consented = Согласие сохранено. Письма забираются.
channel-told-vendor-changed = Изменена почтовая служба
channel-relay-password = имя и пароль, если они нужны
channel-consent-ended = Письма ждут нового согласия: служба не впускает с
channel-flash-consented-out = Согласие сохранено. Ожидавшие письма отправляются.
channel-advice-token = Сервер не принимает токен службы. Дайте согласие ещё раз как пользователь ящика; в Microsoft 365 администратор должен ещё разрешить этому ящику SMTP с проверкой подлинности.
channel-told-consent-ended = Согласие почтовой службы прекратилось
channel-ack = Сообщать, что письмо пришло
channel-ack-is = Кто пишет о новом деле, сразу узнаёт, что письмо пришло.
channel-ack-is-not = До ответа сотрудника тому, кто пишет, ничего не сообщается.
channel-ack-title = Что { $name } сообщает сразу
channel-ack-lead = Кто пишет в этот ящик о новом деле, получает одно письмо, один раз на обращение. Оно не считается ответом: обращение ждёт дальше, и это видно. Машины, рассылки и мы сами ничего не получаем, и никто — больше трёх писем в день.
channel-ack-off = Пока никому ничего не сообщается. Эти слова — для начала; они пойдут, когда вы их включите.
channel-ack-begin = Включить
channel-ack-end = Выключить
channel-ack-now = Что ушло бы сейчас
channel-ack-usual =
    Здравствуйте!

    Мы получили ваше письмо, его номер {"{{"}ticket.number{"}}"}. Наш сотрудник прочитает его и ответит вам.

    {"{{"}expectation|{"}}"}

    {"{{"}company{"}}"}
channel-expect-minutes = { $n ->
    [one] В последнее время первый ответ занимал около { $n } минуты рабочего времени.
   *[other] В последнее время первый ответ занимал около { $n } минут рабочего времени.
 }
channel-expect-hours = { $n ->
    [one] В последнее время первый ответ занимал около { $n } часа рабочего времени.
   *[other] В последнее время первый ответ занимал около { $n } часов рабочего времени.
 }
channel-expect-days = { $n ->
    [one] В последнее время первый ответ занимал около { $n } рабочего дня.
   *[other] В последнее время первый ответ занимал около { $n } рабочих дней.
 }
channel-expect-closed = Сейчас мы не работаем; снова работаем с { $name }.
channel-mailbox-sender = Клиенты видят отправителя так
channel-problem-forged = Письмо говорит от имени нашего сотрудника, а его отправитель подделан.
channel-problem-unproven = Письмо говорит от имени нашего сотрудника, а его отправитель ничем не подтверждён.
channel-told-trust-changed = Изменено, кому верить об отправителях
channel-sender = Отправитель
channel-sender-signed = Отправлено { $name }, подписано.
channel-sender-sent = Отправлено { $name }: пришло с серверов, которые называет этот домен.
channel-sender-dmarc = Возможно, подделано: { $name } сообщает, чем подтверждаются его письма, а это не подтверждено.
channel-sender-server = Возможно, подделано: { $name } называет серверы, с которых идут его письма; это пришло с другого и не подписано.
channel-sender-several = Возможно, подделано: названы отправители из разных доменов, и никто за письмо не отвечает.
channel-sender-unproven = Не подтверждено: { $name } сообщает, чем подтверждаются его письма, но допускает и неподтверждённые (DMARC p=none). Так часто бывает с рассылками и пересылкой.
channel-sender-unknown = Не подтверждено и не опровергнуто: { $name } слишком мало сообщает о своих письмах.
channel-sender-unasked = Не проверено: когда письмо пришло, DNS не отвечал.
channel-problems-dns = DNS не отвечает: не проверяется, не подделаны ли отправители писем. Посмотрите, какой сервер DNS спрашивает эта машина, или укажите другой в REPKA_DNS.
channel-sender-asked = Программа спросила DNS, когда письмо пришло.
channel-sender-told = Это установил почтовый сервер { $name } и записал в письмо.
channel-sender-sealed = Это установил { $name } перед пересылкой и скрепил печатью.
channel-senders = Отправители
channel-senders-hint = Как узнаётся, кто на самом деле отправил письмо, и кому программа в этом верит.
channel-senders-checked = Поддельные отправители
channel-senders-lead = Каждое пришедшее письмо проверяется: от того ли оно, кто в нём назван (SPF, DKIM, DMARC, ARC). Возможная подделка отмечается в обращении, не попадает в обращение по одному только адресу и никогда не действует от имени сотрудника. Если домен допускает неподтверждённые письма (DMARC p=none), отправитель называется не подтверждённым: это не подделка и не признак спама, но и веры ему не больше.
channel-senders-asks = DNS опрашивается.
channel-senders-asks-not = DNS не опрашивается; известно лишь то, что записали названные ниже серверы. Чтобы опрашивать:
channel-senders-believed = Чьё слово учитывается
channel-senders-servers = Ваши почтовые серверы
channel-senders-servers-hint = Для писем, которые забираются из ящика или передаются вашим сервером: имя в начале поля Authentication-Results, например mx.google.com. Только серверы, которые удаляют такие чужие поля.
channel-senders-sealers = Пересылающие, которым вы доверяете
channel-senders-sealers-hint = Рассылки и службы, которые пересылают вам письма и скрепляют их печатью (ARC): их домены, например google.com или microsoft.com.
channel-trust-name-wrong = Укажите имена вида mx.example.com, по одному в строке, не больше 50.
channel-told-dkim-changed = Изменена подпись писем
channel-domains = Свои домены
channel-domains-hint = Могут ли другие убедиться, что письма с ваших адресов — ваши.
channel-domains-lead = Получатели спрашивают DNS, кто может отправлять за ваш домен (SPF), какими ключами он подписывает (DKIM) и что делать с письмами, которые не подтверждены (DMARC). Опубликуйте недостающее там, где зарегистрирован домен; в DNS это может появиться через час.
channel-domains-again = Проверить ещё раз
channel-domain-good = в порядке
channel-domain-weak = слабо
channel-domain-missing = нет
channel-domain-wrong = неверно
channel-domain-unknown = неизвестно
channel-domain-found = Найдено:
channel-domain-set = Опубликуйте запись TXT:
channel-domain-spf-good = Домен сообщает, кто может за него отправлять. Убедитесь, что среди них сервер, передающий ваши письма.
channel-domain-spf-weak = Домен называет серверы, но ничего не говорит обо всех остальных.
channel-domain-spf-missing = Домен не сообщает, кто может за него отправлять. Добавьте то, что называет для этого ваша почтовая служба; обычно это начинается с «include:…».
channel-domain-spf-wrong = Эта запись разрешает отправлять от вашего имени всем, или записей несколько, а должна быть одна.
channel-domain-spf-unknown = DNS не ответил.
channel-domain-dkim-good = Наш ключ опубликован.
channel-domain-dkim-weak = Наш ключ опубликован.
channel-domain-dkim-missing = Наш ключ ещё не опубликован.
channel-domain-dkim-wrong = Под этим именем опубликован другой ключ.
channel-domain-dkim-unknown = DNS не ответил.
channel-domain-dmarc-good = Получателей просят не верить неподтверждённым письмам от вашего имени.
channel-domain-dmarc-weak = Получателям сказано принимать и неподтверждённое. Потребуйте большего, когда SPF и DKIM будут в порядке.
channel-domain-dmarc-missing = Домен не говорит, что делать с письмами без подтверждения. Если за вас письма шлёт и кто-то другой, начните с p=none вместо p=quarantine.
channel-domain-dmarc-wrong = Запись непонятна, или записей несколько, а должна быть одна.
channel-domain-dmarc-unknown = DNS не ответил.
channel-domain-no-key = Если сервер, передающий ваши письма, не подписывает их (DKIM), это может делать программа. Сначала спросите вашу службу: большинство подписывает.
channel-domain-make = Создать ключ
channel-domain-make-again = Создать другой ключ
channel-domain-make-again-sure = Программа перестанет подписывать, пока новый ключ не опубликован. Создать другой?
channel-domain-begin = Подписывать с этого момента
channel-domain-end = Больше не подписывать
channel-domain-signs = Программа подписывает письма этого домена.
channel-domain-signs-not = Программа ещё не подписывает: сможет, когда ключ будет опубликован.
channel-domain-not-published = Ключ ещё не опубликован, или DNS его ещё не показывает. Ничего не изменено.
channel-ledger = Где каждое письмо
channel-ledger-lead = Сколько писем пришло, считается на входе, а где они — по тому, что хранится. Пока числа сходятся, ничего не потеряно. За каждым числом — его письма.
channel-ledger-open = Где каждое письмо этого ящика, по дням
channel-ledger-today = Сегодня
channel-ledger-day = День
channel-ledger-sum = Сумма
channel-ledger-holds = Сходится
channel-ledger-whole = всё на месте
channel-ledger-wrong = не сходится
channel-ledger-broken = не сходится: { $name }
channel-ledger-nothing = писем нет
channel-ledger-empty = За последние 30 дней писем не было
channel-ledger-empty-more = Как только придёт письмо, здесь появится его день.
channel-ledger-none-of-ours = Не на наши ящики
channel-ledger-what = Письмо
channel-ledger-behind-none = Здесь больше нет писем
channel-ledger-behind-none-more = Они уже разобраны, или прошло 30 дней и отправители забыты.
channel-ledger-newest = Показаны последние { $n }.
channel-ledger-seen = { $n ->
    [one] { $n } письмо
    [few] { $n } письма
   *[other] { $n } писем
 }
channel-ledger-ticket = { $n ->
    [one] { $n } новое обращение
    [few] { $n } новых обращения
   *[other] { $n } новых обращений
 }
channel-ledger-joined = { $n } в известных обращениях
channel-ledger-automatic = { $n ->
    [one] { $n } автоматическое
    [few] { $n } автоматических
   *[other] { $n } автоматических
 }
channel-ledger-copy = { $n ->
    [one] { $n } копия
    [few] { $n } копии
   *[other] { $n } копий
 }
channel-ledger-done = { $n ->
    [one] { $n } ответ на уведомление
    [few] { $n } ответа на уведомления
   *[other] { $n } ответов на уведомления
 }
channel-ledger-elsewhere = { $n } посчитано в другом ящике
channel-ledger-waiting = { $n } ещё не прочитано
channel-ledger-problem = { $n ->
    [one] { $n } проблема
    [few] { $n } проблемы
   *[other] { $n } проблем
 }
channel-ledger-spam = { $n } в спаме
channel-ledger-lost = { $n ->
    [one] { $n }, чьих слов нет
   *[other] { $n }, чьих слов нет
 }
channel-ledger-other = { $n } { $name }
channel-ledger-again = { $n } уже приходило
channel-ledger-refused-unknown = { $n } отклонено: нет такого адреса
channel-ledger-refused-too-big = { $n } отклонено: слишком большое
channel-ledger-refused-empty = { $n } отклонено: пустое
channel-ledger-refused-no-room = { $n } отложено: слишком много сразу
channel-ledger-refused-later = { $n } отложено: сохранить не удалось
channel-compare = Сверка с провайдером
channel-compare-lead = Каждую ночь у провайдера запрашиваются все письма за последние 14 дней; чего здесь нет, забирается.
channel-compare-now = Сверить сейчас
channel-compare-none = Ещё не сверялось; сверка будет этой ночью.
channel-compare-running = сверяется
channel-compare-broken = не закончена
channel-compare-filled = забрано
channel-compare-lacking = посмотрите проблемы
channel-compare-counts = Просмотрено: { $n }. Не хватало: { $missing }. Забрано: { $fetched }. Проблем: { $problems }.
channel-compare-was-missing = Не хватало:
channel-flash-comparing = Идёт сверка
channel-told-comparison-asked = Запросил сверку ящика с провайдером
channel-told-compared = Ящик сверен с провайдером
channel-alarm-silent = Необычно долго нет писем, с { $name }
channel-alarm-failing = Письма не удаётся забрать с { $name }
channel-alarm-refusing = Письма не удаётся сохранить с { $name }
channel-told-alarmed = В ящик не приходит почта
channel-told-flows = В ящик снова приходит почта
channel-spam = Спам
channel-spam-lead = { $n ->
    [one] Эти письма не становятся обращениями и никого не зовут. Верните то, что не спам; остальное удаляется через { $n } день.
    [few] Эти письма не становятся обращениями и никого не зовут. Верните то, что не спам; остальное удаляется через { $n } дня.
    [many] Эти письма не становятся обращениями и никого не зовут. Верните то, что не спам; остальное удаляется через { $n } дней.
   *[other] Эти письма не становятся обращениями и никого не зовут. Верните то, что не спам; остальное удаляется через { $n } дней.
 }
channel-spam-rules-go = Правила и отправители
channel-spam-none = Спама нет
channel-spam-none-more = Здесь появляется то, что задержали правила, список заблокированных или почтовый сервер перед нами.
channel-spam-pick = Выбрать «{ $name }»
channel-spam-free = Не спам
channel-spam-want = Не спам, и всегда пропускать отправителя
channel-spam-delete = Удалить навсегда
channel-spam-delete-sure = Удалить этот спам навсегда? Вернуть его не сможет никто.
channel-spam-more = Более ранние письма
channel-spam-block = Заблокировать отправителя
channel-spam-block-hint = Отныне все их письма попадают в эту папку. Домен означает всех, кто с него пишет.
channel-spam-text = Текст
channel-spam-text-hint = Показан только текст: картинки не загружаются, и отправитель не узнает, что письмо прочли.
channel-original-cut-text = Показано только начало.
channel-spam-files = Файлы; они остаются в письме, пока его не вернут:
channel-spam-because-blocked = Заблокирован: { $name }
channel-spam-because-rule = Правило «{ $name }»
channel-spam-because-upstream = Сервер перед нами пишет: { $name }
channel-spam-because-marked = Пометил(а): { $name }
channel-spam-mark = Спам
channel-spam-settings = Спам
channel-spam-settings-hint = Какие письма не становятся обращениями: правила, заблокированные и желанные отправители.
channel-rules-lead = Ответы клиентов на наши письма приходят всегда. Затем желанные отправители важнее заблокированных, и те и другие важнее правил. У кого есть открытое обращение, того не задержат за слова в письме.
channel-rules = Правила
channel-rules-none = Правил пока нет.
channel-rule-new = Новое правило
channel-rule-name = Название
channel-rule-kind = Смотрит на
channel-rule-value = Что ищет
channel-rule-value-hint = Несколько значений пишутся через запятую; достаточно одного. Слова ищутся целиком, без учёта регистра и знаков над буквами.
channel-rule-field = Заголовок, если смотрит на него
channel-rule-address = адрес отправителя
channel-rule-domain = домен отправителя и всё под ним
channel-rule-words = слова в теме или тексте
channel-rule-header = заголовок, содержащий
channel-rule-try = Попробовать
channel-rule-keep = Добавить правило
channel-rule-tried = { $n ->
    [one] Из последних 200 писем оно задержало бы { $n }:
    [few] Из последних 200 писем оно задержало бы { $n }:
    [many] Из последних 200 писем оно задержало бы { $n }:
   *[other] Из последних 200 писем оно задержало бы { $n }:
 }
channel-rule-drop = Убрать
channel-rule-drop-one = Убрать «{ $name }»
channel-blocked = Заблокированные отправители
channel-blocked-hint = Их письма не становятся обращениями и лежат в спаме. Клиент, заблокированный в карточке, — другое дело: его письма становятся обращениями, которые сразу решены.
channel-wanted = Желанные отправители
channel-wanted-hint = Их письма никогда не спам, что бы ни говорили правила и серверы.
channel-spam-sender = Адрес или домен
channel-sender-add = Добавить
channel-sender-drop-one = Убрать «{ $name }» из списка
channel-senders-more = Показаны только первые 200.
channel-keeping = Сколько хранится спам
channel-keeping-days = Дней
channel-keeping-hint = Затем удаляется навсегда. Вручную администратор может удалить то, что пролежало неделю.
channel-filtered = Почтовый сервер перед нами помечает спам
channel-filtered-hint = Учитывается то, что пишут в заголовок SpamAssassin, Rspamd или Exchange. Выбирайте, только если почта приходит сюда лишь через этот сервер: то же мог бы написать кто угодно.
channel-flash-freed = Возвращено из спама
channel-flash-wanted = Возвращено; письма этих отправителей приходят всегда
channel-flash-deleted = Удалено навсегда
channel-flash-some-early = То, что пролежало меньше недели, остаётся
channel-flash-none-picked = Сначала выберите письма
channel-flash-marked = В спаме. «Не спам» вернёт.
channel-flash-sender-blocked = Отправитель заблокирован
channel-flash-sender-wanted = Письма этого отправителя приходят всегда
channel-flash-unlisted = Отправитель убран из списка
channel-error-no-spam = Этого письма уже нет в спаме
channel-error-spam-place = Такого места в списке нет. Укажите место (place) письма из списка.
channel-error-sender = Укажите почтовый адрес или домен, например shop.example.
channel-error-rule-name = Назовите правило: название показывается как причина.
channel-error-rule-field = Укажите имя заголовка, например X-Mailer.
channel-error-rule-value = Укажите, что искать.
channel-error-rules-many = Правил уже 200; сначала уберите одно.
channel-error-spam-days = От 7 до 365 дней.
channel-error-spam-early = Письмо пролежало в папке меньше недели.
channel-error-mark-mail = Не перемещено в спам: туда можно отправить только пришедшее письмом.
channel-error-mark-merged = Не перемещено в спам: обращение объединено с другим.
channel-error-mark-done = Не перемещено в спам: обращение уже завершено.
channel-error-mark-answered = Не перемещено в спам: на него уже ответили. Заблокируйте клиента в карточке.
channel-error-mark-several = Не перемещено в спам: в обращении больше одного письма.
channel-error-mark-asked = Не перемещено в спам: о нём спрашивали коллег.
channel-error-mark-remedy = Не перемещено в спам: предложена компенсация.
channel-error-mark-known = Не перемещено в спам: у клиента есть другие обращения. Заблокируйте его в карточке.
channel-told-put-aside = Письмо отправлено в спам
channel-told-freed = Письмо возвращено из спама
channel-told-deleted = Спам удалён навсегда
channel-told-sender-listed = Отправитель заблокирован или назван желанным
channel-told-sender-unlisted = Отправитель убран из списка
channel-told-rules-changed = Изменены правила спама
channel-told-keeping-changed = Изменён срок хранения спама
channel-may-spam = Просматривать спам, возвращать письма и блокировать отправителей
channel-may-rules = Писать правила спама
channel-ask-quoted = { $at }, { $name }:
