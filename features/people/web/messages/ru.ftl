people-sign-in = Войти
people-sign-in-title = С возвращением
people-sign-in-wrong = Неверный адрес или пароль.
people-sign-in-slow = Слишком много попыток. Попробуйте через { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
   *[other] { $n } минут
 }.
people-email = Адрес почты
people-email-wrong = Это не адрес почты.
people-email-taken = Этот адрес уже занят.
people-name = Имя
people-name-wrong = Нужно указать имя.
people-name-taken = Это имя уже занято.
people-password = Пароль
people-password-new = Новый пароль
people-password-current = Нынешний пароль
people-password-change = Сменить пароль
people-password-hint = Не короче 10 знаков; лучше всего короткая фраза.
people-password-short = Слишком коротко: нужно не меньше 10 знаков.
people-password-long = Слишком длинно: хватит короткой фразы.
people-password-wrong = Это не ваш пароль.
people-password-changed = Пароль изменён; другие сеансы завершены
people-forgot = Забыли?
people-forgot-title = Забытый пароль
people-forgot-lead = Мы пришлём ссылку, по которой можно выбрать новый пароль.
people-forgot-send = Прислать ссылку
people-forgot-sent = Если адрес нам известен, ссылка уже в пути.
people-forgot-sent-more = Она действует один раз в течение суток. Загляните и в папку «Спам».
people-reset-title = Новый пароль
people-reset-save = Сохранить и войти
people-reset-old = Ссылка устарела или уже использована. Запросите новую.
people-set-up-title = Настройка службы поддержки
people-set-up-lead = Одна минута: ваша компания и вы как первый администратор. Всё можно изменить позже.
people-set-up-start = Начать
people-set-up-over = Всё уже настроено. Войдите.
people-set-up-needed = Здесь пока никто не работает. Откройте ссылку для настройки, которую Repka показала при запуске.
people-set-up-department = Поддержка
people-company = Компания
people-language = Язык
people-zone = Часовой пояс
people-choice-wrong = Этого выбрать нельзя.
people-demo-title = Чьими глазами посмотреть?
people-demo-lead = { $name } — вымышленная компания, её сотрудники и клиенты тоже. Всё работает, и ничего не покидает этот компьютер.
people-demo-foot = Сменить роль можно в любой момент: выйдите и выберите другого.
people-demo-hint-admin = Ещё и решает, кто и как здесь работает.
people-demo-hint-supervisor = Видит и распределяет работу всех.
people-demo-hint-agent = Отвечает клиентам.
people-demo-hint-collaborator = Помогает внутри; клиенты этого не видят.
people-me = Обо мне
people-sessions = Где вы вошли
people-session-this = этот сеанс
people-session-seen = активность:
people-session-end = Завершить
people-device-other = Неизвестный браузер
people-tokens = Токены для программ
people-tokens-lead = Токен может то же, что и вы.
people-token-once = Скопируйте сейчас: больше он показан не будет.
people-token-name = Для чего он?
people-token-make = Создать токен
people-token-made = создан
people-token-used = использован
people-token-unused = ещё не использован
people-token-end = Отозвать
people-staff = Сотрудники
people-settings = Настройки
people-settings-own = Вы
people-settings-company = Компания
people-account-hint = Имя, язык и часовой пояс.
people-staff-hint = Кто здесь работает, в какой роли и как входит.
people-departments-hint = Кто за что отвечает.
people-staff-count = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
 }
people-staff-add = Новый коллега
people-staff-invite = Пригласить
people-staff-invite-hint = Придёт письмо со ссылкой для выбора пароля.
people-department = Отдел
people-departments = Отделы
people-department-add = Новый отдел
people-department-make = Добавить
people-department-people = Люди
people-role = Роль
people-role-admin = Администратор
people-role-supervisor = Руководитель
people-role-agent = Специалист
people-role-collaborator = Помощник
people-last-admin = Хотя бы один администратор должен остаться: сначала назначьте коллегу.
people-last-seen = Последний визит
people-never = никогда
people-inactive = нет доступа
people-access = Доступ
people-access-end = Закрыть доступ
people-access-give = Дать доступ
people-flash-saved = Сохранено
people-flash-invited = Приглашение отправлено
people-flash-signed-out = Вы вышли
people-security = Вход
people-security-hint = Пароль, второй шаг и где вы вошли.
people-tokens-hint = Для программ, которые действуют от вашего имени.
people-step = Второй шаг
people-step-on = включён
people-step-lead = Кроме пароля — код из приложения на телефоне. Кто узнает ваш пароль, всё равно не войдёт.
people-step-set-up = Настроить второй шаг
people-step-begin = Начать
people-step-wanted = Ваша компания просит всех включить второй шаг. Это займёт минуту.
people-step-scan = Отсканируйте приложением-аутентификатором, например Aegis, FreeOTP или тем, что есть в вашем менеджере паролей.
people-step-picture = Картинка для приложения-аутентификатора
people-step-type = Ввести вручную
people-step-shown = Код, который оно показывает сейчас
people-step-turn-on = Включить
people-step-there = Второй шаг у вас уже есть.
people-step-must = Ваша компания просит всех включить второй шаг.
people-step-since = Включён с
people-step-off = Выключить
people-step-gone = Второй шаг выключен
people-step-title = Второй шаг
people-step-code = Код из приложения или резервный код
people-step-lost = Нет ни телефона, ни кодов? Администратор поможет войти.
people-step-back = Начать заново
people-step-late = Прошло слишком много времени. Войдите ещё раз.
people-step-take = Убрать второй шаг
people-step-take-sure = Убрать второй шаг у { $name }? До новой настройки будет достаточно пароля.
people-code = Код из приложения
people-code-wrong = Код неверен или уже использован. Коды меняются каждые 30 секунд.
people-codes-title = Ваши резервные коды
people-codes-lead = Каждый пустит вас один раз, когда телефона нет под рукой. Распечатайте их или сохраните в менеджере паролей: больше они показаны не будут.
people-codes-kept = Коды сохранены
people-codes-renew = Новые резервные коды
people-codes-left = { $n ->
    [one] остался { $n } резервный код
    [few] осталось { $n } резервных кода
   *[other] осталось { $n } резервных кодов
 }
people-token-new = Новый токен
people-token-rights = Что ему можно?
people-token-full = Всё, что и вам
people-token-read = Только читать
people-token-reads = Этот токен может только читать.
people-token-ends = Срок действия
people-token-ends-never = бессрочно
people-token-ends-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[other] { $n } дней
 }
people-token-ends-at = до
people-token-over = истёк
people-undo-wrong = Не больше двух минут: клиент ждёт.
people-company-hint = Название, язык, часовой пояс и то, что касается всех.
people-company-language = Язык для новых коллег
people-company-department = Отвечает на то, что пришло не через ящик
people-company-oldest = самый первый отдел
people-company-undo = Отправленный ответ можно отозвать
people-company-undo-seconds = { $n ->
    [0] нельзя
    [one] в течение { $n } секунды
   *[other] в течение { $n } секунд
 }
people-company-close = Решённые обращения закрываются
people-company-never = никогда
people-company-days = { $n ->
    [one] через { $n } день
    [few] через { $n } дня
   *[other] через { $n } дней
 }
people-company-second-step = У всех должен быть второй шаг входа
people-company-second-step-more = У кого его нет, настроит его при следующем входе.
people-close-wrong = От одного дня до года.
people-it-is-you = это вы
people-invited = Приглашение отправлено, ещё не был(а)
people-invite-link = По этой ссылке выбирают пароль. Она действует один раз в течение семи дней; передать её можно любым надёжным способом.
people-invite-old = Приглашение уже устарело.
people-invite-again = Пригласить снова
people-invite-over = Пароль уже выбран.
people-leads = Руководит
people-heir = Открытые обращения получит
people-heir-queue = общая очередь
people-heir-wrong = Выберите кого-то другого.
people-access-end-lead = Сеансы и токены завершатся сразу. Всё написанное останется за автором.
people-import = Добавить нескольких
people-import-lines = По одному человеку в строке: имя, адрес почты, роль, отдел
people-import-do = Пригласить всех
people-import-hint = Роль и отдел можно не указывать. Принимаются либо все, либо никто.
people-import-size = От одной до { $n } строк.
people-import-role = Такой роли нет.
people-import-department = Такого отдела нет.
people-department-contacts = Помощники видят адреса и телефоны клиентов
people-department-contacts-more = Иначе они видят только имена.
people-department-hours = Рабочее время
people-department-archive = Убрать в архив
people-department-archive-lead = Новых обращений не будет. Открытые обращения и ящики перейдут к другому отделу.
people-department-archived = в архиве
people-department-restore = Вернуть из архива
people-department-heir = Его работа перейдёт к отделу
people-department-last = Это единственный отдел, поэтому убрать его в архив нельзя.
people-audit = Журнал действий
people-audit-hint = Кто, что, когда и с чем сделал.
people-audit-who = Кто
people-audit-what = Что
people-audit-when = Когда
people-audit-about = О чём
people-audit-ticket = Номер обращения
people-audit-from = С
people-audit-to = По
people-audit-show = Показать
people-audit-download = Скачать CSV
people-audit-none = Ничего такого не было
people-audit-older = Раньше
people-audit-everyone = Все
people-audit-anything = Всё
people-audit-customer = Клиент
people-told-company-changed = Изменение настроек компании
people-told-staff-joined = Новый коллега
people-told-role-changed = Смена роли
people-told-staff-changed = Изменение данных коллеги
people-told-staff-left = Доступ закрыт
people-told-staff-came-back = Доступ возвращён
people-told-department-made = Новый отдел
people-told-department-renamed = Отдел переименован
people-told-department-changed = Изменение отдела
people-told-department-archived = Отдел убран в архив
people-told-department-restored = Отдел возвращён из архива
people-told-signed-in = Вход
people-told-session-ended = Сеанс завершён
people-told-password-set = Пароль установлен
people-told-reset-asked = Запрошена ссылка для пароля
people-told-step-on = Второй шаг включён
people-told-step-off = Второй шаг выключен
people-told-code-used = Использован резервный код
people-told-codes-made = Новые резервные коды
people-told-token-made = Создан токен
people-told-token-ended = Токен отозван
