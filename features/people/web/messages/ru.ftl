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
people-password-wrong = Это не ваш пароль.
people-password-changed = Пароль изменён; другие сеансы завершены
people-forgot = Забыли?
people-forgot-title = Забытый пароль
people-forgot-lead = Мы пришлём ссылку, по которой можно выбрать новый пароль.
people-forgot-send = Прислать ссылку
people-forgot-sent = Если адрес нам известен, ссылка уже в пути.
people-forgot-sent-more = Она действует один раз в течение часа. Загляните и в папку «Спам».
people-reset-title = Новый пароль
people-reset-save = Сохранить и войти
people-reset-old = Ссылка устарела или уже использована. Запросите новую.
people-set-up-title = Настройка службы поддержки
people-set-up-lead = Одна минута: ваша компания и вы как первый администратор. Всё можно изменить позже.
people-set-up-start = Начать
people-set-up-over = Всё уже настроено. Войдите.
people-company = Компания
people-language = Язык
people-zone = Часовой пояс
people-demo-title = Чьими глазами посмотреть?
people-demo-lead = { $name } — вымышленная компания, её сотрудники и клиенты тоже. Всё работает, и ничего не покидает этот компьютер.
people-demo-foot = Сменить роль можно в любой момент: выйдите и выберите другого.
people-me = Обо мне
people-sessions = Где вы вошли
people-session-this = этот сеанс
people-session-seen = активность:
people-session-end = Завершить
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
people-department-open = Открытые обращения
people-department-mailboxes = Почтовые ящики
people-role = Роль
people-role-admin = Администратор
people-role-supervisor = Руководитель
people-role-agent = Специалист
people-role-collaborator = Помощник
people-last-seen = Последний визит
people-never = никогда
people-inactive = нет доступа
people-access = Доступ
people-access-end = Закрыть доступ
people-access-give = Дать доступ
people-flash-saved = Сохранено
people-flash-invited = Приглашение отправлено: { $name }
people-flash-signed-out = Вы вышли
