ticket-view-mine = Мои
ticket-view-unassigned = Без исполнителя
ticket-view-open = Все открытые
ticket-view-asked = Куда пригласили
ticket-view-customer = Ждём клиента
ticket-view-snoozed = Отложенные
ticket-view-solved = Решённые
ticket-view-all = Все обращения
ticket-view-failed = Не доставлено
ticket-nav-mine = Моя работа
ticket-nav-company = Компания
ticket-order-loss = сначала самое срочное
ticket-order-newest = сначала новые
ticket-found = Поиск: { $name }

ticket-choose = Выберите обращение из списка.
ticket-search-label = Поиск обращений
ticket-pages = Страницы списка
ticket-unread = есть новое
ticket-empty-done = Здесь ничего не ждёт
ticket-empty-done-more = Со всем в этом списке разобрались.
ticket-empty-queue = Никто не ждёт
ticket-empty-queue-more = У каждого открытого обращения есть тот, кто им занимается.
ticket-empty-not-found = Ничего не найдено
ticket-empty-not-found-more = Попробуйте меньше слов или другие слова, номер либо адрес.
ticket-empty-not-searched = Что ищем?
ticket-empty-not-searched-more = Слова из письма, имя, адрес или номер обращения.


ticket-back = К списку
ticket-timeline = Ход обращения
ticket-context = О клиенте
ticket-composer = Ответ
ticket-gap = { $n ->
    [one] { $n } запись здесь не показана
    [few] { $n } записи здесь не показаны
    [many] { $n } записей здесь не показаны
   *[other] { $n } записи здесь не показано
 }
ticket-gap-show = Показать ещё
ticket-changes = { $n ->
    [one] { $n } изменение
    [few] { $n } изменения
    [many] { $n } изменений
   *[other] { $n } изменения
 }
ticket-unfold = Показать целиком
ticket-no-words = В этом письме нет ни слов, ни файлов.
ticket-fold = Свернуть
ticket-rest = Показать сообщение целиком
ticket-link-copy = Скопировать ссылку на эту запись
ticket-link-copied = Ссылка скопирована
ticket-new-here = Новое с вашего прошлого захода
ticket-assigned-to = Исполнитель:
ticket-unassigned = Пока ничьё
ticket-reading = { $name } сейчас читает
ticket-reading-many = { $name } сейчас читают
ticket-state-open = Открыто
ticket-state-snoozed = До { $until }
ticket-state-solved = Решено
ticket-state-closed = Закрыто

ticket-take = Взять
ticket-assign = Назначить
ticket-assign-find = Найти коллегу
ticket-give-back = Вернуть в очередь
ticket-solve = Решено
ticket-reopen = Открыть снова
ticket-snooze = Отложить
ticket-snooze-hour = На час
ticket-snooze-tomorrow = До завтрашнего утра
ticket-snooze-monday = До утра понедельника
ticket-snooze-week = На неделю
ticket-snooze-until = До
ticket-wake = Разбудить
ticket-more = Ещё
ticket-priority = Приоритет
ticket-priority-low = Низкий
ticket-priority-normal = Обычный
ticket-priority-high = Высокий
ticket-priority-urgent = Срочный
ticket-department = Отдел
ticket-tag = Добавить
ticket-tag-add = Новая метка
ticket-tag-remove = Убрать метку { $name }

ticket-channel-mail = почта
ticket-channel-phone = телефон
ticket-channel-visit = визит
ticket-channel-letter = бумажное письмо
ticket-channel-comment = публичный отзыв
ticket-channel-chat = чат
ticket-channel-form = форма
ticket-channel-api = программа
ticket-registered-mail = запись о письме
ticket-registered-phone = запись о звонке
ticket-registered-visit = запись о визите
ticket-registered-letter = запись о бумажном письме
ticket-registered-comment = запись о публичном отзыве
ticket-registered-chat = запись о разговоре в чате
ticket-registered-form = запись о форме
ticket-registered-api = записано программой
ticket-internal = внутреннее
ticket-machine = Написано автоматом
ticket-machine-ours = Отправлено автоматически
ticket-withdrawn = Отозвано до отправки
ticket-quoted = Показать целиком, как было написано
ticket-original = Показать письмо целиком
ticket-images = Показать внешние картинки
ticket-attachments = Файлы
ticket-delivery-waiting = Уйдёт через
ticket-delivery-sending = Отправляется
ticket-delivery-sent = Доставлено
ticket-delivery-failed = Не доставлено:
ticket-undo = Отменить
ticket-send-again = Отправить ещё раз
ticket-proof-copy = в двух обращениях
ticket-proof-copy-more = Клиент написал о двух вопросах сразу: это пришло в другое обращение, связанное с этим, и осталось там тоже. Ответ на само письмо придёт туда, ответ на наше — сюда.
ticket-proof-mark = цитирует нашу метку
ticket-proof-mark-more = Цитата в письме кончается меткой, которая стоит под сообщением этого обращения; подделать её нельзя.
ticket-proof-message = ответ на наше письмо
ticket-proof-message-more = В письме указано, что это ответ на наше сообщение; его номер подделать нельзя.
ticket-proof-quote = цитирует сказанное здесь
ticket-proof-quote-more = Письмо не указывает на сообщение этого обращения, но цитирует его слова, а написавший участвует в переписке.
ticket-proof-reference = та же переписка
ticket-proof-reference-more = Письмо указывает на сообщение этого обращения как на то, на которое отвечает, а написавший имеет к нему отношение.
ticket-proof-subject = та же тема и отправитель
ticket-proof-subject-more = Самое слабое основание: письмо ничем не указывает на это обращение, но отвечает на его тему, вскоре после него, и написавший участвует в переписке. Если оно не отсюда, выделите его.
ticket-doubt = возможно, подделано
ticket-doubt-dmarc = Домен отправителя сообщает, чем подтверждаются его письма; это письмо ничем не подтверждено. Прежде чем что-то по нему делать, спросите клиента другим способом.
ticket-doubt-server = Домен отправителя называет серверы, с которых идут его письма. Это пришло с другого и не подписано. Прежде чем что-то по нему делать, спросите клиента другим способом.
ticket-doubt-several = В письме названы отправители из разных доменов, и никто за него не отвечает. Прежде чем что-то по нему делать, спросите клиента другим способом.
ticket-unproven = не подтверждено
ticket-unproven-more = Домен отправителя сообщает, чем подтверждаются его письма, но допускает и неподтверждённые: так часто бывает с рассылками и пересылкой. Прежде чем менять адрес или платить по этому письму, спросите клиента другим способом.
ticket-proof-token = пришло на адрес этого обращения
ticket-proof-token-more = Письмо отправлено на адрес для ответов, который есть только у этого обращения.

ticket-change-taken = { $who }: взято в работу
ticket-change-assigned = { $who } → { $name }: передано
ticket-change-given-back = { $who }: возвращено в очередь
ticket-change-solved = { $who }: решено
ticket-change-reopened = { $who }: открыто снова
ticket-change-came-back = Открыто снова: ответил клиент
ticket-change-snoozed = { $who }: отложено до { $until }
ticket-change-woke = Снова в работе
ticket-change-priority = { $who }: приоритет «{ $name }»
ticket-change-department = { $who }: передано в отдел «{ $name }»
ticket-change-tagged = { $who }: метка «{ $name }»
ticket-change-untagged = { $who }: метка «{ $name }» убрана

ticket-reply-to = Ответ: { $name }
ticket-note = Внутренняя заметка
ticket-note-short = Заметка
ticket-reply-placeholder = Напишите клиенту…
ticket-note-placeholder = Напишите коллегам…
ticket-to = Кому:
ticket-attach = Файл
ticket-send = Отправить
ticket-send-wait = Отправить и ждать
ticket-send-solve = Отправить и решить
ticket-send-to = Отправить · { $name }
ticket-send-to-wait = Отправить и ждать · { $name }
ticket-send-to-solve = Отправить и решить · { $name }
ticket-send-next = { $name } и открыть следующее
ticket-answered = Ответ в обращении № { $name } уйдёт через
ticket-send-other = Отправить иначе
ticket-note-save = Добавить внутреннюю заметку
ticket-only-colleagues = Видят только коллеги
ticket-stale = { $n ->
    [one] Не отправлено: пока вы писали, появилась { $n } новая запись
    [few] Не отправлено: пока вы писали, появились { $n } новые записи
   *[other] Не отправлено: пока вы писали, появилось { $n } новых записей
 }
ticket-stale-kept = Ваш текст сохранён ниже.
ticket-send-anyway = Всё равно отправить
ticket-doubt-note = Эта заметка предназначена клиенту?
ticket-doubt-reply = Этот ответ предназначен коллегам?
ticket-doubt-greeting = Она начинается так: «{ $name }». Заметку видят только коллеги, клиент не получит ответа.
ticket-doubt-mention = В нём упомянут коллега: { $name }. Ответ уйдёт клиенту, коллега о нём не узнает.
ticket-doubt-internal = В нём сказано: «{ $name }». Ответ уйдёт клиенту.
ticket-doubt-solved = Решить, хотя что-то обещано?
ticket-doubt-promise = Здесь сказано: «{ $name }». Об обещании в решённой заявке никому не напомнят.
ticket-doubt-unsolved = Отправить, не решая
ticket-doubt-card = Здесь номер карты?
ticket-doubt-card-hidden = Он будет скрыт: сохранится и уйдёт только { $name }. Если это другой номер, напишите перед ним, что это: например, «заказ».
ticket-no-address = Неизвестно, на какой адрес отвечать. Добавьте его в карточку клиента.
ticket-doubt-back = Вернуться к тексту
ticket-doubt-move = Перенести в ответ · { $name }
ticket-doubt-note-anyway = Добавить как заметку
ticket-draft-saved = Сохранено
ticket-draft-unsaved = Не сохранено, пробуем снова
ticket-draft-elsewhere = Уже отправлено из другого окна. Скопируйте то, что ещё нужно.
ticket-draft-merged = Это обращение влито в #{ $number }: ваш текст там.
ticket-draft-merged-apart = Это обращение влито в #{ $number }. Этого текста там нет: скопируйте нужное.
ticket-draft-carry-on = Продолжить в #{ $number }
ticket-format = Оформление
ticket-format-bold = Жирный
ticket-format-italic = Курсив
ticket-format-link = Ссылка
ticket-format-quote = Цитата
ticket-format-list = Список

ticket-ledger = Куда ушло время
ticket-holder-nobody = никто
ticket-holder-outside = кто-то вне компании
ticket-holder-customer = клиент
ticket-others = Другие обращения
ticket-others-none = Пока нет.
ticket-identity-proven = Принадлежность подтверждена
ticket-customer-tickets = { $n ->
    [one] { $n } обращение
    [few] { $n } обращения
   *[other] { $n } обращений
 }

ticket-new-how = С чего начинается
ticket-new-mail = Написать клиенту
ticket-new-phone = Звонок
ticket-new-visit = Визит
ticket-new-letter = Бумажное письмо
ticket-new-comment = Публичный отзыв
ticket-new-hint = Первое уходит клиенту. Остальное записывает то, что дошло до вас мимо программы, чтобы ничего не потерялось.
ticket-new-customer = Клиент: имя, адрес или номер
ticket-new-name = Имя, если новый
ticket-new-subject = Тема (для звонка не нужна)
ticket-new-text = Сообщение
ticket-new-open = Отправить и открыть
ticket-subject = Тема
ticket-no-subject = (без темы)
ticket-new-record = Записать

ticket-error-empty = Сначала напишите что-нибудь.
ticket-error-unfilled = В ответе осталось { $word }: впишите или уберите.
ticket-error-address = Это не почтовый адрес и не номер телефона.
ticket-error-past = Это время уже прошло.
ticket-error-taken = Обращение уже взято: { $name }.
ticket-flash-sent = Ответ сейчас уйдёт
ticket-flash-noted = Заметка добавлена
ticket-flash-solved = Решено
ticket-flash-reopened = Открыто снова
ticket-flash-undone = Отозвано; текст снова в черновике

ticket-change-invited = { $who } → приглашение: { $name }
ticket-change-linked = Связано с № { $number }
ticket-change-renamed = { $who }: новая тема «{ $to }» вместо «{ $from }»
ticket-delivery-unsure = Возможно, дошло, возможно, нет:
ticket-delivery-stopped = Задержано: клиент написал раньше, чем письмо ушло.
ticket-error-no-recipient = Нет почтового адреса, на который это отправить.
ticket-error-already-sent = Письмо уже ушло.
ticket-error-not-stopped = Письмо уже в пути.
ticket-error-cannot-answer = Этот сотрудник не отвечает клиентам.
ticket-error-draft-sent = Этот черновик уже отправлен.
ticket-error-tag-long = В метке не больше 60 знаков.
ticket-error-cursor = Это место списка неизвестно; начните с первой страницы.
ticket-error-subject-empty = Нужна тема.
ticket-error-ended = Обращение завершено; сначала откройте его снова.
ticket-error-department = Такого отдела нет.
ticket-error-assignee = Такого сотрудника нет.
ticket-error-value = Это значение неизвестно.
ticket-invite = Пригласить коллегу
ticket-error-form = Форма пришла не целиком или слишком велика.

ticket-tag-name = Метка
ticket-untag = Убрать
ticket-batch-count = Выбрано: { $name }
ticket-batch-some = Выбраны
ticket-batch-none = Снять выбор
ticket-batch-page = Выбрать все на странице
ticket-batch-all = Весь список, до 1000
ticket-batch-pick = Выбрать № { $name }
ticket-batch-chosen = { $n ->
    [one] Что сделать с { $n } обращением
    [few] Что сделать с { $n } обращениями
   *[other] Что сделать с { $n } обращениями
 }
ticket-batch-done = { $n ->
    [0] Ничего не сделано
    [one] Сделано: { $n } обращение
    [few] Сделано: { $n } обращения
   *[other] Сделано: { $n } обращений
 }
ticket-batch-refused = { $n ->
    [one] не вышло с { $n }:
    [few] не вышло с { $n }:
   *[other] не вышло с { $n }:
 }
ticket-batch-undone = { $n ->
    [0] Ничего не возвращено
    [one] { $n } обращение снова такое, как было
    [few] { $n } обращения снова такие, как были
   *[other] { $n } обращений снова такие, как были
 }
ticket-batch-changed = { $n ->
    [one] { $n } нет: с тех пор оно изменилось:
    [few] { $n } нет: с тех пор они изменились:
   *[other] { $n } нет: с тех пор они изменились:
 }
ticket-batch-more = { $n ->
    [one] и ещё { $n }
    [few] и ещё { $n }
   *[other] и ещё { $n }
 }
ticket-batch-undo = Отменить
ticket-error-batch-late = Отменить уже нельзя: прошло десять минут или это уже отменили.
ticket-error-none-chosen = Выберите хотя бы одно обращение.
ticket-error-tag-empty = Назовите метку.
ticket-error-not-there = не существует.
ticket-promises = Обещания
ticket-promises-lead = Время, написанное клиенту, — обещание, пока клиент не услышал нас или срок не вышел.
ticket-promises-open = Открытые обещания
ticket-promises-none = Ничего не обещано
ticket-promises-none-more = Если в ответе сказано «до 15:00» или «завтра», это стоит здесь, пока не исполнено.
ticket-promise-open = в силе
ticket-promise-kept = исполнено
ticket-promise-broken = нарушено
ticket-promise-dropped = не обещание
ticket-promise-void = отозвано
ticket-promise-drop = Не обещание
ticket-promise-drop-hint = Убрать: этого срока никто не ждёт
ticket-promise-give = Обещать время
ticket-promise-due = К какому времени
ticket-promise-words = Что именно
ticket-promise-said = «{ $name }»
ticket-promised-by = до { $name }
ticket-flash-promise-dropped = Обещание снято
ticket-change-promised = { $who }: обещан ответ до { $until }
ticket-change-promise-broken = Обещание к { $until } нарушено
ticket-change-promise-dropped = { $who }: { $until } не было обещанием
ticket-error-promise-ended = Это обещание уже завершено.
ticket-promises-days = { $n ->
    [one] Последний { $n } день
    [few] Последние { $n } дня
   *[many] Последние { $n } дней
 }
ticket-palette-search = Искать «{ $name }» во всех обращениях
ticket-signature = Подпись
ticket-story-channels = По каналу
ticket-story-all = Все
ticket-story-none = Пока ничего не сказано.
ticket-story-older = Раньше
ticket-story-newest = Новейшие

ticket-nav-views = Подборки
ticket-view-mentions = Упоминания
ticket-view-followed = Слежу
ticket-order-oldest = сначала старые
ticket-empty-filtered = Такого здесь нет
ticket-empty-filtered-more = Снимите один из фильтров или ищите дальше кнопкой «Дальше».
ticket-empty-mentions = Вас никто не звал
ticket-empty-mentions-more = Когда коллега напишет в заметке ваше имя с @, обращение появится здесь.
ticket-empty-followed = Вы ни за чем не следите
ticket-empty-followed-more = Включите слежение в меню «Ещё», и обращение будет здесь, пока вы его не выключите.
ticket-filters = Фильтр
ticket-filters-show = Показать
ticket-filters-none = Сбросить
ticket-filter-any = Любое
ticket-filter-sort-own = Как в списке
ticket-filters-state = Состояние
ticket-filters-assignee = Исполнитель
ticket-filters-channel = Пришло через
ticket-filters-holder = Чей ход
ticket-filters-waits = Ждёт дольше
ticket-filters-sort = Сортировка
ticket-filters-opened-from = Открыто с
ticket-filters-opened-to = Открыто по
ticket-filters-moved-from = Последнее движение с
ticket-filters-moved-to = Последнее движение по
ticket-filter-off = Снять: { $name }
ticket-filter-state-any = В любом состоянии
ticket-filter-state-open = Открытые
ticket-filter-state-snoozed = Отложенные
ticket-filter-state-solved = Решённые
ticket-filter-state-closed = Закрытые
ticket-filter-me = Мои
ticket-filter-assignee = Исполнитель: { $name }
ticket-filter-department = Отдел: { $name }
ticket-filter-tag = Метка: { $name }
ticket-filter-cause = Не так: { $name }
ticket-filter-priority = Приоритет: { $name }
ticket-filter-channel = Началось через: { $name }
ticket-filter-holder = Чей ход: { $name }
ticket-filter-holder-nobody = ничей
ticket-filter-holder-staff = коллеги
ticket-filter-holder-departments = спрошенные отделы
ticket-filter-holder-outside = кто-то вне компании
ticket-filter-holder-customer = клиента
ticket-filter-waits = { $n ->
    [one] Ждёт дольше { $n } часа
    [few] Ждёт дольше { $n } часов
   *[other] Ждёт дольше { $n } часов
 }
ticket-filter-followed = Слежу
ticket-filter-opened-from = Открыто с { $name }
ticket-filter-opened-to = Открыто по { $name }
ticket-filter-moved-from = Изменено с { $name }
ticket-filter-moved-to = Изменено по { $name }
ticket-view-name = Название подборки
ticket-view-save = Сохранить подборку
ticket-view-change = Сохранить изменения
ticket-view-up = Поднять выше
ticket-view-delete = Удалить подборку
ticket-share = У кого она есть
ticket-share-own = Только у меня
ticket-share-department = Отдел «{ $name }»
ticket-share-everybody = У всех
ticket-flash-view-saved = Подборка сохранена
ticket-flash-view-removed = Подборка удалена
ticket-error-view-name = Подборке нужно название не длиннее 60 знаков.
ticket-error-view-many = У вас уже 50 подборок; сначала удалите одну.
ticket-error-view-share = Всем подборки открывают только руководители; сотрудники делятся со своими отделами.
ticket-error-view-others = Это чужая подборка.
ticket-follow = Следить
ticket-unfollow = Не следить
ticket-flash-followed = Вы следите за обращением
ticket-flash-unfollowed = Вы больше не следите
ticket-change-merged-here = { $who }: сюда влито обращение #{ $number } «{ $name }»
ticket-change-merged = { $who }: обращение влито в #{ $number }
ticket-change-unmerged-here = { $who }: объединение с #{ $number } отменено
ticket-change-unmerged = { $who }: объединение с #{ $number } отменено
ticket-change-split-off = { $who }: { $n ->
    [one] { $n } запись выделена
    [few] { $n } записи выделены
   *[many] { $n } записей выделено
 } в #{ $number }
ticket-change-split-both = { $who }: для второго вопроса создано #{ $number }, { $n ->
    [one] { $n } запись стоит
    [few] { $n } записи стоят
   *[many] { $n } записей стоят
 } в обоих
ticket-change-split-from = { $who }: выделено из #{ $number }
ticket-change-linked-follow-up = Продолжает #{ $number }
ticket-change-linked-followed = Продолжение в #{ $number }
ticket-change-linked-duplicate = Повторяет #{ $number }
ticket-change-linked-duplicated = #{ $number } говорит о том же
ticket-change-linked-caused = Вызвано обращением #{ $number }
ticket-change-linked-causing = Вызвало обращение #{ $number }
ticket-change-unlinked = { $who }: связь с #{ $number } убрана
ticket-merge = Объединить
ticket-merge-title = Объединить #{ $number }
ticket-merge-lead = Два обращения об одном и том же становятся одной лентой.
ticket-merge-which = Какое из двух остаётся
ticket-merge-stays = Остаётся это
ticket-merge-goes = Вливается в другое
ticket-merge-entries = { $n ->
    [one] { $n } сообщение
    [few] { $n } сообщения
   *[many] { $n } сообщений
 }
ticket-merge-since = с { $when }
ticket-merge-differ = Это два разных клиента. После объединения участвуют оба, а ответ уходит тому, кто написал последним.
ticket-merge-what = Сообщения и файлы переходят вместе, как и названное выше; для того, кто одно из двух не читал, оно будет новым. Другой номер и письма на него ведут потом сюда. Это можно отменить.
ticket-carry = Переходит вместе
ticket-carry-assignee = Отвечать будет { $name }
ticket-carry-released = Отвечает по-прежнему { $other }, а { $name } — больше нет
ticket-carry-priority = Приоритет станет: { $name }
ticket-carry-opens = Другое откроется снова
ticket-carry-wakes = Другое больше не отложено
ticket-carry-aside = Другое отложится до { $when }
ticket-carry-tags = Метки: { $name }
ticket-carry-cause = Что пошло не так: { $name }
ticket-carry-journey = Путь клиента: { $name }
ticket-carry-field = { $name }: { $value }
ticket-carry-field-kept = { $name } остаётся { $kept }; { $value } не переходит
ticket-carry-draft = Начатое: { $name }
ticket-carry-draft-beneath = Начатое: { $name } — под тем, что начато там
ticket-carry-promises = { $n ->
    [one] { $n } открытое обещание
    [few] { $n } открытых обещания
   *[other] { $n } открытых обещаний
 }
ticket-carry-followers = { $n ->
    [one] { $n } наблюдатель
    [few] { $n } наблюдателя
   *[other] { $n } наблюдателей
 }
ticket-carry-invited = { $n ->
    [one] { $n } приглашённый коллега
    [few] { $n } приглашённых коллеги
   *[other] { $n } приглашённых коллег
 }
ticket-merge-do = Объединить
ticket-merge-another = Выбрать другое
ticket-joined = #{ $number } «{ $name }» влито в это обращение.
ticket-split-off = Выделено из #{ $number } «{ $name }».
ticket-split = Разделить
ticket-split-title = Разделить #{ $number }
ticket-split-lead = Выбранное становится отдельным обращением, связанным с этим.
ticket-split-which = Что становится отдельным обращением
ticket-split-both = Оставить и здесь: в одном письме два вопроса
ticket-split-do = Выделить
ticket-split-here = Выделить отсюда
ticket-strays = Другая тема: «{ $name }».
ticket-strays-split = Сделать отдельным обращением
ticket-strays-stay = Оставить здесь
ticket-pick-placeholder = Номер, слова, имя или адрес
ticket-pick-found = Найдено
ticket-pick-theirs = Открытые обращения того же клиента
ticket-links = Связанные обращения
ticket-links-add = Связать с обращением
ticket-links-title = Связать #{ $number }
ticket-links-lead = Укажите, чем это обращение приходится другому, затем выберите другое.
ticket-links-kind = Чем это обращение приходится другому
ticket-links-remove = Убрать связь с #{ $name }
ticket-links-merged = Влито сюда
ticket-links-unmerge = Отменить объединение с #{ $name }
ticket-link-related-to = Связано с
ticket-link-related-from = Связано с
ticket-link-follow_up-to = Продолжает
ticket-link-follow_up-from = Продолжается в
ticket-link-duplicate-to = Повторяет
ticket-link-duplicate-from = Повторяется в
ticket-link-caused_by-to = Вызвано
ticket-link-caused_by-from = Вызвало
ticket-flash-unmerged = Объединение отменено
ticket-error-ticket = Выберите обращение.
ticket-error-itself = Это то же самое обращение; выберите другое.
ticket-error-merged = #{ $number } влито в #{ $other }. Продолжайте там или сначала отмените объединение.
ticket-error-not-merged = Это обращение ни с чем не объединено.
ticket-error-unmerge-further = #{ $number } с тех пор само влито в #{ $other }. Сначала отмените то объединение.
ticket-error-unmerge-moved = Часть его сообщений с тех пор ушла в ещё одно обращение. Сначала верните их.
ticket-error-split-nothing = Выберите, что станет отдельным обращением.
ticket-error-split-elsewhere = Часть выбранного уже не в этом обращении. Посмотрите и выберите заново.
ticket-error-split-all = Что-то должно остаться: оставьте хотя бы одно сообщение.
ticket-error-split-theirs = В обоих обращениях могут стоять только слова клиента.
ticket-error-links = У этого обращения уже слишком много связей.
ticket-upload-failed = Не загрузился.
ticket-upload-waiting = Уйдёт, как только загрузятся файлы
ticket-upload-blocked = Не отправлено: один из файлов не загрузился. Повторите или уберите его.
ticket-upload-left = Выберите тот же файл ещё раз, чтобы продолжить
ticket-upload-folder = Папка пуста, слишком велика или не читается. Прикрепите её файлы или архив.
ticket-upload-again = Повторить
ticket-upload-remove = Убрать { $name }
ticket-error-file-empty = { $name } пуст: в нём 0 байт.
ticket-error-file-large = { $name } больше 25 МБ, столько большинство почтовых серверов не принимает. Положите его туда, откуда клиент сможет его скачать, и пошлите ссылку.
ticket-error-files-many = В сообщении может быть не больше 30 файлов.
ticket-error-files-large = Файлы сообщения вместе могут занимать не больше 25 МБ, больше почтовые серверы обычно не принимают.
ticket-error-file-unfinished = { $name } загрузился ещё не целиком. Подождите или уберите его.
ticket-error-file-gone = Одного из файлов сообщения больше нет. Приложите его снова.
ticket-error-upload-offset = Часть этого файла загрузило другое окно.
ticket-error-upload-piece = Эта часть не относится к файлу.

ticket-look = Это обращение
ticket-history = Показать или свернуть историю
ticket-copy = Скопировать ссылку
ticket-print = Печать
ticket-print-internal = С внутренними заметками
ticket-print-public = Без внутренних заметок
ticket-find-in = Найти в этом обращении
ticket-found-in = «{ $name }» в этом обращении
ticket-found-hits = { $n ->
    [0] ничего не найдено
    [one] { $n } запись
    [few] { $n } записи
    [many] { $n } записей
   *[other] { $n } записи
 }
ticket-writing-reply = Клиенту пишет ответ: { $name }
ticket-writing-note = Заметку пишет: { $name }
ticket-file-save = Скачать
ticket-file-previous = Предыдущий файл
ticket-file-next = Следующий файл
ticket-change-field = { $who } → { $name }: { $from } → { $to }
ticket-error-lacking = Сначала заполните: { $name }
ticket-told-opened = Открыто обращение
ticket-told-received = Написал клиент
ticket-told-replied = Ответ клиенту
ticket-told-withdrawn = Ответ отозван
ticket-told-noted = Заметка
ticket-told-assigned = Назначен ответственный
ticket-told-moved = Передано другому отделу
ticket-told-solved = Обращение решено
ticket-told-closed = Обращение закрыто
ticket-told-reopened = Обращение открыто снова
ticket-told-snoozed = Обращение отложено
ticket-told-woken = Отложенное вернулось
ticket-told-aside-passed = Передано отложенное
ticket-told-prioritised = Смена приоритета
ticket-told-tagged = Смена меток
ticket-told-invited = Приглашён коллега
ticket-told-delivered = Письмо ушло или не ушло
ticket-told-promised = Обещан срок клиенту
ticket-told-promise-near = Срок обещания близок
ticket-told-promise-decided = Решено об обещании
ticket-told-exchanged = Записи перешли между обращениями
ticket-told-mentioned = Упомянут коллега
ticket-told-merged = Обращения объединены
ticket-told-unmerged = Объединение отменено
ticket-told-split = Обращение разделено
ticket-writes-en = { $name } пишет по-английски
ticket-writes-de = { $name } пишет по-немецки
ticket-writes-ru = { $name } пишет по-русски
ticket-writes-bg = { $name } пишет по-болгарски
ticket-writes-hr = { $name } пишет по-хорватски
ticket-paste-long = Вставленный текст длинный: он приложен файлом
ticket-drafts = Черновики
ticket-drafts-reply = Ответ
ticket-drafts-none = Черновиков нет
ticket-drafts-none-more = Здесь собрано то, что вы начали писать и не отправили.
ticket-draft-changed = Изменено в другом окне.
ticket-draft-theirs = Взять тот текст
ticket-draft-mine = Оставить мой
ticket-draft-signed-out = Сеанс завершён. Текст сохранён в этом браузере: войдите, и он снова будет здесь.
ticket-error-draft-changed = Черновик изменён в другом окне.
ticket-error-draft-long = Текст слишком длинный: не больше 2 МБ. Приложите его файлом.
ticket-error-erased = Пока это было открыто, данные клиента этого обращения удалили по закону, и здесь больше ничего не хранится. Ваш текст есть только на этой странице: перенесите то, что нужно без данных клиента.
ticket-story-organisation = Новые обращения
ticket-strike = Удалить эти слова
ticket-strike-lead = Слова, файлы и исходное письмо исчезнут навсегда, и из поиска тоже. Останется, что, когда и кем было написано.
ticket-strike-why = Почему
ticket-strike-why-hint = Причина будет показана вместо слов. Не повторяйте их.
ticket-struck = Удалено { $at }: { $why }
ticket-struck-change = Удалено { $at }
ticket-card-hidden = Здесь был скрыт номер карты.
ticket-change-struck = { $name }: удалены слова одной записи
ticket-flash-struck = Удалено
ticket-error-struck-why = Укажите причину, не больше 500 знаков.
ticket-error-struck-not-now = Уже удалено или ещё отправляется: сначала верните его.
ticket-erasure-goes = { $n ->
    [one] Все слова, файлы и исходные письма { $n } обращения
    [few] Все слова, файлы и исходные письма { $n } обращений
   *[many] Все слова, файлы и исходные письма { $n } обращений
 }
ticket-onward = После этого
ticket-onward-done = К следующему обращению, когда с этим всё
ticket-onward-next = Всегда к следующему обращению
ticket-onward-list = Назад к списку
ticket-onward-stay = Остаться на месте
ticket-left-sent = Ответ сейчас уйдёт
ticket-left-solved = Решено
ticket-left-snoozed = Отложено
ticket-left-handed = Передано
ticket-left-given-back = Возвращено в очередь
ticket-next-sent = Ответ сейчас уйдёт — перед вами следующее
ticket-next-solved = Решено — перед вами следующее
ticket-next-snoozed = Отложено — перед вами следующее
ticket-next-handed = Передано — перед вами следующее
ticket-next-given-back = Возвращено в очередь — перед вами следующее
ticket-neighbour-previous = Предыдущее обращение в списке
ticket-neighbour-next = Следующее обращение в списке
ticket-ours = Мы:
ticket-told-filled = поле заполнено
ticket-told-struck = слова вычеркнуты
ticket-channel-desk = внутри
ticket-tags = Метки
ticket-tags-hint = Какие есть и на скольких обращениях; переименовать, объединить, удалить.
ticket-tags-lead = Метка появляется, когда кто-то пишет её на обращении. Здесь разные написания сводят в одно, а ненужное убирают.
ticket-settings = Обращения
ticket-tags-find = Найти метку
ticket-tags-known = Известные метки
ticket-tags-going = Выполняется
ticket-tags-twins = Возможно, одно и то же
ticket-tags-none = Меток пока нет
ticket-tags-none-found = Такой метки нет
ticket-tags-none-more = На обращении метку добавляет клавиша L.
ticket-tags-more = Показаны только первые. Остальные ищите по буквам.
ticket-tags-all = Все метки
ticket-tag-left = { $n ->
    [one] осталось { $n } обращение
    [few] осталось { $n } обращения
    [many] осталось { $n } обращений
   *[other] осталось { $n } обращения
 }
ticket-tag-tickets = { $n ->
    [0] ни на одном обращении
    [one] на { $n } обращении
    [few] на { $n } обращениях
    [many] на { $n } обращениях
   *[other] на { $n } обращения
 }
ticket-tag-see = Обращения с меткой { $name }: { $count }
ticket-tag-own = ставит программа
ticket-tag-own-more = Эту метку программа ставит сама: на обращения от автоматов, от заблокированных клиентов и из спама. Её нельзя ни переименовать, ни удалить.
ticket-tag-rename-more = Обращения, сохранённые подборки и макросы сразу получают новое имя. Сказанное в истории остаётся как было.
ticket-tag-merge = Объединить
ticket-tag-merge-one = Объединить { $name }
ticket-tag-merge-see = Что изменится
ticket-tag-into = С меткой
ticket-tag-merge-more = { $n ->
    [0] Этой метки нет ни на одном обращении. Вместо неё будет «{ $name }», также в сохранённых подборках и макросах. Отменить это нельзя.
    [one] На { $n } обращении вместо неё будет «{ $name }», также в сохранённых подборках и макросах. Отменить это нельзя.
    [few] На { $n } обращениях вместо неё будет «{ $name }», также в сохранённых подборках и макросах. Отменить это нельзя.
    [many] На { $n } обращениях вместо неё будет «{ $name }», также в сохранённых подборках и макросах. Отменить это нельзя.
   *[other] На { $n } обращения вместо неё будет «{ $name }», также в сохранённых подборках и макросах. Отменить это нельзя.
 }
ticket-tag-delete = Удалить метку
ticket-tag-delete-more = { $n ->
    [0] Её нет ни на одном обращении. Больше она не предлагается.
    [one] Она снимается с { $n } обращения. Отменить это нельзя.
    [few] Она снимается с { $n } обращений. Отменить это нельзя.
    [many] Она снимается с { $n } обращений. Отменить это нельзя.
   *[other] Она снимается с { $n } обращения. Отменить это нельзя.
 }
ticket-flash-tag-renamed = Переименовано
ticket-flash-tag-merged = Теперь это одна метка
ticket-flash-tag-deleted = Метка удалена
ticket-error-tag-known = Метка с таким именем уже есть. Объедините их.
ticket-error-tag-itself = Метку нельзя объединить с ней самой.
ticket-error-tag-goes = Эту метку как раз объединяют или удаляют, или в неё вливается другая. Подождите, пока это закончится.
ticket-error-tag-own = Эту метку программа ставит сама, и она нужна ей такой, как есть.
ticket-told-tag-renamed = Переименована метка
ticket-told-tag-merged = Метка объединена с другой
ticket-told-tag-deleted = Удалена метка
ticket-review-waits = { $name }: просьба прочитать ваш черновик перед отправкой
ticket-review-agrees = { $name }: согласие с вашим черновиком
ticket-review-suggests = { $name } предлагает написать иначе
ticket-review-taken = Теперь в черновике вариант коллеги: { $name }
ticket-review-asks = { $name } просит прочитать это перед отправкой
ticket-review-unsent = Черновик, не отправлен
ticket-review-you = Вы
ticket-review-reads-older = { $name } читает прежнюю версию: вы с тех пор изменили текст.
ticket-review-goes-on = { $name } с тех пор изменяет текст: это прежняя версия, её нельзя отправить.
ticket-review-yours = Ваш текст
ticket-review-what = Что читает { $name }
ticket-review-take = Взять этот вариант
ticket-review-put-back = Вернуть мой текст
ticket-review-again = Попросить прочитать новый текст
ticket-review-drop = Больше не нужно
ticket-review-close = Скрыть
ticket-review-you-agreed = Вы согласились
ticket-review-you-suggested = Вы предложили правку
ticket-review-remark = Пара слов, если хотите
ticket-review-agree = Согласиться
ticket-review-send = Отправить: { $name }
ticket-review-name = Уйдёт от имени: { $name }
ticket-review-change = Предложить правку
ticket-review-why = Почему, если это не очевидно
ticket-review-suggest = Предложить
ticket-review-ask = Попросить прочитать перед отправкой
ticket-review-ask-first = Попросить прочитать перед отправкой…
ticket-review-ask-lead = Коллега увидит здесь ваш черновик таким, какой он сейчас, и согласится, предложит правку или отправит его. Клиент ничего этого не видит.
ticket-review-who = Кто прочитает
ticket-review-choose = Выберите коллегу
ticket-review-question = Что вы хотите узнать, если хотите
ticket-review-send-question = Попросить
ticket-flash-review-asked = Просьба отправлена
ticket-flash-review-given = Коллега об этом узнает
ticket-flash-review-taken = Вариант взят в черновик
ticket-flash-review-back = Ваш текст возвращён
ticket-error-review-reader = Выберите, кто должен прочитать.
ticket-error-review-self = Попросите кого-нибудь другого, не себя.
ticket-error-review-many = Этот черновик уже читают десять коллег.
ticket-error-review-same = Измените что-нибудь или напишите, что вы бы изменили.
ticket-error-review-older = { $name }: черновик с тех пор изменён. Попросите показать новый текст.
ticket-error-review-author = { $name } больше не может отвечать клиентам. Напишите ответ сами.
ticket-change-review-asked = { $who }: просьба прочитать ответ перед отправкой — { $name }
ticket-change-review-dropped = { $who }: читать больше не нужно — { $name }
ticket-change-review-agreed = { $who }: согласие с черновиком — { $name }
ticket-change-review-suggested = { $who }: предложена правка к черновику — { $name }
ticket-change-review-sent = { $who }: отправлен текст — { $name }
ticket-change-review-passed = Ответ прочитает { $name }: { $for } отсутствует
ticket-change-review-author = Что коллеги скажут об ответе, который начал(а) { $for }, узнает { $name }
ticket-change-review-away = { $for } отсутствует, и прочитать ответ некому: решает автор
ticket-told-review-asked = Просьба к коллеге прочитать черновик
ticket-told-review-dropped = Читать черновик больше не нужно
ticket-told-review-given = Прочитан черновик коллеги
ticket-told-review-sent = Отправлен черновик коллеги
ticket-contacts-hidden = Адреса и телефоны вашим отделам не показываются.
ticket-customer-hidden = Кто клиент, вашим отделам не показывается.
ticket-error-review-hidden = В ответе есть адрес или телефон, который вам не показывается: напишите в замечании, что бы вы изменили.
ticket-change-undelivered = Открыто снова: ответ не дошёл до клиента
ticket-handout-panel = Право на информацию
ticket-handout-hint = Один файл со всем, что о них известно, для передачи им самим (ст. 15 GDPR): карточка, обращения и файлы, для чтения и для программ. Кто его сделал, запоминается.
ticket-handout-internal = С внутренними заметками и пометками
ticket-handout-internal-more = То, что о них написано, тоже их данные. Исключайте, только если там есть чужие тайны.
ticket-handout-do = Сделать файл
ticket-handout-title = Что известно о клиенте { $name }
ticket-handout-made = { $name }, { $at }
ticket-handout-removed = с тех пор убрано
ticket-handout-tickets = Обращения
ticket-handout-none = Их нет.
ticket-handout-withheld = { $at }: слова другого человека или другому человеку не выдаются
ticket-handout-internal-entry = внутреннее
ticket-handout-struck = Слова вычеркнуты.
ticket-handout-out = Чего нет в этом файле и почему
ticket-handout-out-others = Слова, имена и адреса других людей: они принадлежат им.
ticket-handout-out-internal = Внутренние заметки и пометки: в них могут быть чужие тайны.
ticket-handout-out-raw = Письма в том виде, в каком они пришли: их слова и файлы здесь, оригиналы можно запросить.
ticket-handout-out-struck = Вычеркнутое раньше: его больше нет.
ticket-handout-out-traces = Записи о работе самой службы (кто когда вёл обращение, черновики, журналы, резервные копии): они говорят о нашей работе и со временем исчезают сами.
ticket-handout-out-files = { $n ->
    [one] { $n } файл, для которого не хватило места или которого больше нет.
    [few] { $n } файла, для которых не хватило места или которых больше нет.
   *[many] { $n } файлов, для которых не хватило места или которых больше нет.
}
ticket-may-see = Видеть обращения, в которые позвали; специалисты видят все
ticket-may-note = Писать внутренние заметки
ticket-may-answer = Отвечать клиентам
ticket-may-arrange = Брать, передавать, решать, откладывать, ставить метки
ticket-may-tags = Переименовывать, объединять и удалять метки
ticket-may-strike = Вычёркивать слова, которым нельзя остаться

ticket-list-looked = Просмотрены { $n } обращений, которые ждут дольше всех.
ticket-list-looked-back = Просмотрено до { $when } назад.
ticket-list-looked-on = Просмотрено до { $when }.
ticket-list-none-yet = Пока ничего не найдено.
ticket-list-further = Искать дальше
ticket-pages-before = Что стоит выше
ticket-new-outgoing = Позвонили или написали мы
ticket-new-known = Известные клиенты
ticket-new-solved = Открыть решённым
ticket-asks = спрашивает
ticket-answers = отвечает
ticket-told-wait-began = Ждёт чьего-то ответа
ticket-told-wait-ended = Ждать больше не надо
ticket-change-stands-in = Переходит к { $name }: { $for } отсутствует до { $until }
ticket-change-stands-in-open = Переходит к { $name }: { $for } отсутствует
ticket-change-away = Снова в очереди: { $for } отсутствует до { $until }, и замены нет
ticket-change-away-open = Снова в очереди: { $for } отсутствует, и замены нет
ticket-change-called-for = Упоминание получает и { $name }: { $for } отсутствует до { $until }
ticket-change-called-for-open = Упоминание получает и { $name }: { $for } отсутствует
ticket-change-draft-shared = { $name } может продолжить ответ, который начал(а) { $for }
ticket-error-away = Вы отсутствуете: взятое ушло бы к тому, кто вас замещает. Сначала вернитесь: в настройках.
ticket-error-review-away = Этот коллега отсутствует, и замены нет. Попросите кого-нибудь другого.
ticket-return = Пока вас не было
ticket-return-none = Передавать было нечего.
ticket-return-count = { $n ->
    [one] Передано { $n } обращение
    [few] Передано { $n } обращения
    [many] Передано { $n } обращений
   *[other] Передано { $n } обращения
 }
ticket-return-solved = { $n ->
    [0] ни одно не решено
    [one] { $n } решено
    [few] { $n } решены
    [many] { $n } решено
   *[other] { $n } решено
 }
ticket-return-open = Ещё открыты
ticket-return-nobody = ни у кого
ticket-return-has = у { $name }
ticket-return-take = Забрать
ticket-return-take-all = Забрать все
ticket-return-again = Снова у вас
ticket-return-calls = Кто вас упоминал
ticket-return-cared = занимается { $name }
ticket-return-not-cared = пока никто не ответил
ticket-told-mended = Заметка исправлена
ticket-told-pinned = Заметка закреплена
ticket-told-unpinned = Заметка откреплена
ticket-error-mark-public = Отмечать можно только внутренние слова.
ticket-error-pins = Над лентой уже пять заметок: сначала уберите одну.
ticket-error-mend = Заметку может исправить её автор в течение пятнадцати минут. Напишите новую.
ticket-error-mend-pictures = Заметку с картинками в тексте исправить нельзя. Напишите новую.
ticket-error-mend-often = Заметку можно исправить пятьдесят раз. Напишите новую.
ticket-signs = Ответить знаком
ticket-sign-agree = Согласен
ticket-sign-done = Сделано
ticket-sign-seen = Занимаюсь этим
ticket-sign-thanks = Спасибо
ticket-pin = Закрепить над лентой
ticket-unpin = Открепить
ticket-pinned = Закреплённые заметки
ticket-remark = Сохранить в карточке клиента
ticket-flash-remarked = Сохранено в карточке клиента.
ticket-mend = Исправить
ticket-mended = исправлено
ticket-mend-lead = Коллеги и дальше увидят, что было написано раньше.
ticket-mend-over = Заметку может исправить её автор в течение пятнадцати минут.
ticket-mend-save = Сохранить заметку
ticket-mend-back = Назад к обращению
ticket-mend-before = Что было написано раньше
ticket-mend-until = до
ticket-flash-mended = Заметка исправлена.
ticket-question = Вопрос
ticket-question-placeholder = Что нужно узнать?
ticket-question-ask = Спросить
ticket-writing-question = { $name } пишет вопрос
ticket-awaits-approval = ждёт одобрения
ticket-awaits-answers = { $n ->
    [one] ждёт { $n } ответ
    [few] ждёт { $n } ответа
   *[many] ждёт { $n } ответов
}
ticket-awaits-outside = ждёт кого-то вне компании

ticket-cause = Что пошло не так
ticket-cause-whose = По чьей части
ticket-cause-offered = Вероятно:
ticket-causes = Причины
ticket-causes-hint = Что идёт не так — словами каждого отдела.
ticket-causes-lead = Решая обращение, одним щелчком указывают, у кого что пошло не так. Слова видят все; руководитель отдела ведёт свои.
ticket-causes-none = Слов пока нет.
ticket-causes-empty = Пока никто не сказал, что может пойти не так
ticket-cause-required = Обращения этого отдела решаются только с причиной
ticket-cause-outside = Кто-то вне компании
ticket-cause-party = Кто вне компании
ticket-cause-new = Новая причина
ticket-cause-name = Что идёт не так
ticket-cause-make = Добавить
ticket-cause-rename = Переименовать «{ $name }»
ticket-cause-archive = В архив
ticket-cause-archive-one = В архив: { $name }
ticket-cause-archived = В архиве
ticket-cause-restore = Снова предлагать
ticket-change-cause = { $who } → что пошло не так: { $from } → { $to }
ticket-error-cause-lacking = Сначала укажите, что пошло не так: отдел или путь клиента этого требует.
ticket-error-cause-archived = Эта причина в архиве, выбрать её нельзя.
ticket-error-cause-others = Слова отдела меняет только его руководитель или администратор.
ticket-error-cause-party = Укажите, кто это вне компании, не длиннее 80 знаков.
ticket-error-cause-name = Опишите не длиннее 80 знаков, что идёт не так.
ticket-error-cause-taken = Такое слово уже есть.
ticket-error-causes-many = Тысячи причин достаточно: переименуйте ту, что не используется.
ticket-told-cause-named = Указано, что пошло не так
ticket-told-cause-made = Добавлена причина
ticket-told-cause-renamed = Переименована причина
ticket-told-cause-archived = Причина убрана в архив
ticket-told-cause-restored = Причина возвращена
ticket-told-cause-required = Изменена обязательность причины
ticket-ledger-more = Более ранние промежутки не показаны.
ticket-ledger-whose = Чьё
ticket-ledger-from = С
ticket-ledger-until = До
ticket-ledger-long = Сколько
ticket-ledger-now = сейчас
ticket-tickets-of = Открытые обращения: { $name }
ticket-journey = Путь клиента
ticket-journey-owner = Отвечает: { $name }
ticket-journey-none = Без пути клиента
ticket-journeys = Пути клиента
ticket-journeys-hint = Через что клиент проходит с вами: покупка, доставка, возврат, — и кто за это отвечает.
ticket-journey-whose = Отвечает
ticket-journey-offered = Предлагать
ticket-journey-cause = Решать только с причиной
ticket-journey-new = Новый путь
ticket-journey-make = Добавить
ticket-change-journey = { $who } → путь клиента: { $from } → { $to }
ticket-error-journey-archived = Этот путь больше не предлагается, выбрать его нельзя.
ticket-told-journey-chosen = Выбран путь клиента для обращения
ticket-filter-journey = Путь клиента: { $name }
ticket-change-discarded = { $who }: перемещено в спам
ticket-change-undiscarded = { $who }: возвращено из спама
ticket-told-discarded = Обращение отправлено в спам
ticket-told-undiscarded = Обращение возвращено из спама
ticket-danger-title = Этот файл может навредить
ticket-danger-back = К обращению
ticket-danger-from = От кого:
ticket-danger-advice = Если вы его не ждали, не открывайте и спросите отправителя другим путём. Эта страница ничего не открыла.
ticket-danger-download = Всё равно скачать
ticket-danger-program = Программа
ticket-danger-program-why = Это программа или ярлык программы. Открыв его, вы позволите ему делать на компьютере всё, что можете сами.
ticket-danger-script = Сценарий
ticket-danger-script-why = Это сценарий. При открытии система выполняет его со всеми правами пользователя.
ticket-danger-macros = Макросы
ticket-danger-macros-why = В документе есть макросы — программы, которые в нём выполняются. Открывая его, оставьте их выключенными.
ticket-danger-disk = Образ диска
ticket-danger-disk-why = Это образ диска. Его содержимое скрыто от проверяющих почту, и часто это программа.
ticket-danger-disguised = Замаскирован
ticket-danger-disguised-why = Он назван как документ или картинка, но это программа или сценарий. Честные отправители так не делают.
ticket-danger-page = Страница со сценарием
ticket-danger-page-why = При открытии эта страница что-то выполняет или сама ведёт в другое место. Такие страницы часто выманивают пароли.
ticket-danger-archive = Архив с программой
ticket-danger-archive-why = В этом архиве лежит программа, сценарий или документ с макросами.
ticket-danger-locked = Архив с паролем
ticket-danger-locked-why = Архив закрыт паролем, поэтому ничто не может проверить его содержимое.
ticket-danger-unseen = Содержимое не проверено
ticket-danger-unseen-why = Программа не может заглянуть в этот архив: он такого вида, как 7z, повреждён либо упакован слишком много раз или слишком сильно. Что в нём лежит, неизвестно.
ticket-cc = Копия:
ticket-bcc = Скрытая копия:
ticket-recipients = Кому уйдёт письмо: кому, копия, скрытая копия
ticket-recipient-remove = Убрать
ticket-doubt-to = Письмо должно уйти им всем?
ticket-doubt-colleague = { $name } здесь работает. В копии письма коллега окажется среди клиентов; внутри для этого есть заметка.
ticket-doubt-own = { $name } — адрес этой же поддержки. Ответ вернулся бы сюда новым письмом.
ticket-error-recipient = «{ $name }» — не почтовый адрес. Напишите его в виде iva@example.com, несколько — через запятую.
ticket-error-recipient-none = Это не почтовый адрес.
ticket-error-recipients-many = Получателей больше, чем бывает у ответа: не больше 50.
ticket-send-later = Отправить позже
ticket-send-later-at = Отправить тогда
ticket-scheduled = Уйдёт позже
ticket-scheduled-now = Отправить сейчас
ticket-scheduled-back = Вернуть в черновик
ticket-scheduled-change = Другое время
ticket-scheduled-own = Дата и время
ticket-scheduled-news = Не отправлено: с тех пор сказано новое. Прочитайте, затем отправьте, перенесите или измените ответ.
ticket-scheduled-author = Не отправлено: автор больше не отвечает клиентам. Верните ответ в черновик и отправьте сами.
ticket-scheduled-refused = Не отправлено: обращение за это время решено, или для решения надо что-то заполнить.
ticket-scheduled-restored = Не отправлено: данные восстановлены из резервной копии, и с тех пор ответ мог уже уйти. Прежде чем отправлять, спросите или загляните в почтовый ящик.
ticket-flash-scheduled = Ответ уйдёт позже
ticket-flash-scheduled-back = Текст снова в черновике
ticket-left-scheduled = Ответ уйдёт позже
ticket-next-scheduled = Ответ уйдёт позже — перед вами следующее
ticket-told-scheduled = Запланирован ответ на потом
ticket-told-scheduled-held = Запланированный ответ задержан
ticket-told-unscheduled = Запланированный ответ взят обратно
ticket-error-scheduled-time = Это время прошло, до него больше года, или это не время. Выберите другое.
ticket-error-scheduled-many = В этом обращении уже ждут двадцать ответов. Сначала отправьте или верните один из них.
ticket-error-scheduled-author = Автор больше не отвечает клиентам. Верните ответ в черновик и отправьте сами.
ticket-error-scheduled-news = С тех пор как показана эта страница, сказано новое. Прочитайте и отправьте снова.
ticket-forward = Переслать
ticket-missed-failed = Не дошло, { $name }: { $why }
ticket-missed-waiting = Пока не дошло, { $name } (следующая попытка: { $at }): { $why }
ticket-missed-sending = Отправляется ещё раз: { $name }
ticket-missed-unsure = Возможно, дошло, возможно, нет, { $name }: { $why }
ticket-missed-again = Отправить ещё раз тем, до кого не дошло
ticket-told-missed = Сообщение дошло не до всех
ticket-apart = Отправитель получил скрытую копию, и клиент о нём не знает. Ответ уйдёт клиенту, если не указать адрес отправителя.
