channel-mailboxes = Почтовые ящики
channel-mailbox-none = Почтовых ящиков пока нет
channel-mailbox-none-more = Добавьте адрес, на который вам пишут клиенты.
channel-mailbox-address = Адрес почты
channel-mailbox-name = Имя отправителя
channel-mailbox-add = Новый почтовый ящик
channel-mailbox-open = Добавить
channel-mailbox-hint = Имя отправителя видят клиенты; если его нет, они видят адрес. Новые обращения попадают в выбранный отдел.
channel-mailbox-close = Закрыть
channel-mailbox-close-sure = Закрыть { $name }? Письма на этот адрес больше не будут приниматься.
channel-relay = Исходящая почта
channel-relay-is = Ответы уходят через
channel-relay-none = Почтовый сервер не задан: ответы ждут здесь и ни до кого не доходят.
channel-relay-how = Отправкой занимается ваш почтовый сервер. Он задаётся там, где запускают программу:

channel-problems = Неразобранная почта
channel-problems-lead = Эти письма сохранены, но не попали ни в одно обращение. Посмотрите на них и, когда причина устранена, прочитайте ещё раз.
channel-problems-none = Вся почта разобрана
channel-problems-none-more = Если какое-то письмо не удастся прочитать, оно появится здесь само.
channel-problem-when = Пришло
channel-problem-from = От кого
channel-problem-nobody = без отправителя
channel-problem-size = Размер
channel-problem-why = Почему оно здесь
channel-problem-read = Прочитать ещё раз
channel-problem-loop = Вернулось наше собственное письмо: кто-то пересылает его нам.
channel-problem-empty = В нём ничего нет.
channel-problem-no-header = Это не письмо: у него нет заголовка.
channel-problem-defect = На нём споткнулась наша программа. Сообщите тому, кто её обслуживает; после обновления письмо можно прочитать ещё раз.
channel-problem-unread = Оно давно лежит непрочитанным. Прочитайте его ещё раз; если не поможет, сообщите тому, кто обслуживает программу.
channel-problem-other = Его не удалось разобрать: { $name }

channel-original = Исходное письмо
channel-original-back = Обращение { $name }
channel-original-download = Скачать
channel-original-headers = Заголовки
channel-original-source = Исходный текст
channel-original-cut = Показано только начало. В скачанном файле есть всё.

channel-flash-mailbox-opened = Почтовый ящик добавлен
channel-flash-mailbox-closed = Почтовый ящик закрыт
channel-flash-reading = Письмо читается ещё раз

channel-error-address = Это не адрес почты.
channel-error-department = Выберите отдел.
channel-error-mailbox = Такого почтового ящика здесь нет.
channel-error-no-mailbox = Почтовых ящиков пока нет. Администратор может добавить ящик в разделе «Почтовые ящики» или командой: repka mailbox add ADDRESS --department NAME
channel-error-no-relay = Почтовый сервер не задан, поэтому письма не уходят. Задайте его: REPKA_RELAY=smtp://host:port
channel-error-empty = В запросе нет письма: его тело пусто.
channel-error-no-problem = Это письмо уже разобрано

channel-reset-subject = { $company }: выберите пароль
channel-reset-text =
    Здравствуйте, { $name }!

    По этой ссылке вы выберете пароль для { $company }:

    { $link }

    Ссылка действует один раз в течение 24 часов.

    Если вы не ждали этого письма, не обращайте на него внимания: ничего не изменится.
channel-mailboxes-hint = Адреса, на которые пишут клиенты, и кто там отвечает.
channel-signature = Подпись, с адреса { $name }
channel-error-mail-refused = Релей не принимает письмо.
channel-problem-notice = Это ответ на уведомление, но с чужого адреса, без слов или об обращении, которое его получателю не видно.
channel-told-kept = Письмо сохранено
channel-told-not-understood = Письмо не понято
channel-told-mailbox-made = Открыт ящик
channel-told-mailbox-closed = Закрыт ящик
