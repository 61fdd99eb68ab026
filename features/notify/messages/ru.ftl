notify-title = Уведомления
notify-bell = Уведомления: { $n ->
    [0] ничего нового
    [one] { $n } новое
    [few] { $n } новых
   *[other] { $n } новых
 }
notify-today = Сегодня
notify-yesterday = Вчера
notify-unread = Непрочитанные
notify-unread-one = не прочитано
notify-all = Все
notify-kind = Вид
notify-group-mine = Мои обращения
notify-group-unattended = Что может остаться без присмотра
notify-group-absence = Отсутствие
notify-group-together = Вопросы, согласования, улучшения
notify-kind-any = Все виды
notify-show = Показать
notify-show-read = Показать прочитанные
notify-read = Отметить прочитанным
notify-read-all = Отметить все прочитанными
notify-older = Более ранние
notify-empty = Ничего нового
notify-empty-all = Здесь пусто
notify-empty-more = Сюда приходит то, что касается вас: ответы по вашим обращениям, заметки, переданные вам дела.
notify-about-consent = Почтовая служба больше не впускает
notify-about-problem = Письмо не разобрано
notify-error-which = Укажите, какое уведомление прочитано.

notify-kind-assigned = Назначено мне
notify-kind-answered = Клиент написал
notify-kind-noted = Заметки
notify-kind-mentioned = Меня упомянули
notify-kind-invited = Меня позвали
notify-kind-woken = Отложенное вернулось
notify-kind-failed = Не доставлено
notify-kind-unassigned = Без ответственного
notify-kind-opened = Новые обращения
notify-kind-consent = Согласие почтовых служб
notify-kind-problem = Неразобранные письма
notify-kind-untaken = Никто не взял
notify-kind-stale = Без движения

notify-somebody = Кто-то

notify-text-assigned = { $known ->
    [yes] Ответственным вас назначил(а) { $who }
   *[no] Теперь вы ответственный
 }
notify-text-answered = { $n ->
    [one] { $n } сообщение, пишет { $who }
    [few] { $n } сообщения, последнее от { $who }
   *[other] { $n } сообщений, последнее от { $who }
 }
notify-text-noted = { $n ->
    [one] { $n } заметка, пишет { $who }
    [few] { $n } заметки, последнюю оставил(а) { $who }
   *[other] { $n } заметок, последнюю оставил(а) { $who }
 }
notify-text-mentioned = { $n ->
    [1] Вас упоминает { $who }
    [few] Вас упомянули { $n } раза, последним — { $who }
   *[other] Вас упомянули { $n } раз, последним — { $who }
 }
notify-text-invited = { $known ->
    [yes] { $who } просит вашей помощи
   *[no] Просят вашей помощи
 }
notify-text-woken = Снова в работе: вы откладывали до этого времени
notify-text-failed = { $what ->
    [theirs] { $n ->
        [1] До клиента не дошло сообщение. Автора сейчас нет: { $who }
        [one] До клиента не дошло { $n } сообщение. Автора последнего сейчас нет: { $who }
        [few] До клиента не дошли { $n } сообщения. Автора последнего сейчас нет: { $who }
       *[other] До клиента не дошли { $n } сообщений. Автора последнего сейчас нет: { $who }
     }
    [missed] Сообщение дошло не до всех
   *[own] { $n ->
        [1] Ваше сообщение не дошло до клиента
        [one] До клиента не дошло { $n } ваше сообщение
        [few] До клиента не дошли { $n } ваших сообщения
       *[other] До клиента не дошли { $n } ваших сообщений
     }
 }
notify-text-unassigned = { $known ->
    [yes] Осталось без ответственного, так решил(а) { $who }
   *[no] Осталось без ответственного
 }
notify-text-opened = Пишет { $who }, пока никто не взял
notify-text-consent = Письма ящика { $who } ждут: нужно снова дать согласие
notify-text-problem = { $n ->
    [one] Пришло { $n } письмо, которое не удалось прочитать
    [few] Пришли { $n } письма, которые не удалось прочитать
   *[other] Пришло { $n } писем, которые не удалось прочитать
 }
notify-text-untaken = Пока никто не взял
notify-text-stale = Открыто, но ничего не происходит

notify-text-held = Не всё, о чём просило ваше письмо, удалось сделать: ваши слова сохранены как заметка и не отправлены
notify-kind-held = Ответ не отправлен

notify-settings = Уведомления
notify-settings-hint = О чём вам сообщать, каким путём и когда не беспокоить.
notify-settings-what = О чём и как
notify-settings-own = Только для вас
notify-unreached = Письма с уведомлениями вам возвращаются, последнее { $at }: { $why }
notify-settings-when = Когда
notify-settings-zone = В вашем часовом поясе, { $name }
notify-choose = Выбрать, о чём сообщать
notify-way-bell = Колокольчик
notify-way-mail = По почте
notify-way-push = На устройства
notify-when-now = Сразу
notify-when-digest = В сводке
notify-when-never = Никогда
notify-digest = Сводка в
notify-quiet-from = Тихо с
notify-quiet-until = до
notify-quiet-days = Тихо весь день
notify-day-1 = Понедельник
notify-day-2 = Вторник
notify-day-3 = Среда
notify-day-4 = Четверг
notify-day-5 = Пятница
notify-day-6 = Суббота
notify-day-7 = Воскресенье
notify-only-away = Письма и устройства — только когда я не в Repka
notify-push-words = На устройствах можно показывать, кто пишет и что
notify-sound = Колокольчик звучит
notify-devices = Устройства
notify-devices-lead = Сообщать, даже когда ни одна страница не открыта
notify-device-since = С
notify-device-add = Сообщать на этом устройстве
notify-device-end = Убрать
notify-device-unable = Этот браузер не принимает уведомления без открытой страницы. На iPhone сначала добавьте Repka на экран «Домой».
notify-device-denied = Браузер не разрешает. Разрешите уведомления для этого адреса в его настройках и попробуйте снова.
notify-device-failed = Браузер не смог подписаться:
notify-flash-saved = Сохранено
notify-flash-device = Это устройство будет получать уведомления
notify-error-time = Напишите время, например 19:00.
notify-error-times = Напишите до шести времён, например 09:00, 14:00.
notify-error-device = Подписку этого браузера использовать нельзя.

notify-mail-open = Открыть
notify-mail-note = Ответьте на это письмо, чтобы оставить заметку коллегам. Клиент её не увидит.
notify-mail-commands = В первых строках: /reply — ответить клиенту, /solve — решить, /assign me — взять себе.
notify-mail-choose = О чём вам пишут
notify-mail-digest = { $n ->
    [one] { $n } уведомление
    [few] { $n } уведомления
   *[other] { $n } уведомлений
 }

notify-patience = Когда сообщать руководителю
notify-patience-lead = Для всех. 0 — никогда.
notify-patience-untaken = За сколько рабочих минут обращение кто-то берёт
notify-patience-stale = Через сколько рабочих дней без движения
notify-kind-review = Прочитать черновик
notify-kind-reviewed = Мой черновик прочитан
notify-text-review = { $who } просит прочитать ответ перед отправкой
notify-text-reviewed = { $what ->
    [agree] { $who }: согласие с вашим черновиком
    [suggest] { $who } предлагает изменить ваш черновик
    [away] { $who } отсутствует: ваш черновик никто не прочитает
    [send] { $who }: ваш черновик отправлен
    [theirs] { $who }: прочитан черновик, автора которого сейчас нет
   *[other] Ваш черновик прочитан
 }
notify-about-absence = Отсутствие
notify-kind-stands-in = Я замещаю
notify-kind-back = Я снова на месте
notify-text-stands-in = { $who } отсутствует, замещаете вы
notify-text-back = Вы снова на месте: вот что было за это время
notify-kind-asked = Спрашивают меня
notify-kind-asked-soon = Пора ответить
notify-kind-asked-late = Нет ответа вовремя
notify-kind-asked-answered = На мой вопрос ответили
notify-kind-asked-declined = Мой вопрос отклонили
notify-about-question = Вопрос
notify-text-asked = { $what ->
    [you] { $who } спрашивает вас
    [unknown] { $who } задаёт вопрос
   *[other] { $who } задаёт вопрос: { $what }
 }
notify-text-asked-soon = { $what ->
    [you] { $who } скоро ждёт вашего ответа
    [unknown] { $who } скоро ждёт ответа
   *[other] { $who } скоро ждёт ответа: { $what }
 }
notify-text-asked-late = { $who }: ответа вовремя нет
notify-text-asked-answered = { $what ->
    [all] Ответ: { $who }. Больше ничьего ответа не ждём
   *[one] Ответ: { $who }
 }
notify-text-asked-declined = { $what ->
    [undelivered] Вопрос не дошёл: { $who }
    [declined] { $who }: вопрос не по адресу
   *[other] Ответа на ваш вопрос не будет
 }
notify-mail-answer = Ответить
notify-mail-answers = Ответьте на это письмо или нажмите кнопку: ваши слова получит коллега. Клиент их не увидит.
notify-kind-promise-near = Подходит срок обещания
notify-kind-promise-broken = Обещание не выполнено
notify-text-promise-near = { $what ->
    [you] Скоро срок того, что вы обещали
   *[other] Скоро срок того, что обещано ({ $who })
 }
notify-text-promise-broken = { $what ->
    [you] Вы не выполнили обещание
   *[other] Обещание не выполнено ({ $who })
 }
notify-kind-decide = Нужно моё согласие
notify-kind-decide-late = Нет решения вовремя
notify-kind-decided = Решение по моему предложению
notify-text-decide = { $who } просит вашего согласия: { $offer }
notify-text-decide-late = { $what ->
    [you] { $who } всё ещё ждёт вашего согласия: { $offer }
   *[other] { $who }: решения вовремя нет: { $offer }
 }
notify-text-decided = { $what ->
    [all] { $who } соглашается, больше никого не спрашиваем: { $offer }
    [approve] { $who } соглашается: { $offer }
    [change] { $who } просит изменить: { $offer }
    [left] Обращение решено, но это ещё не выполнено: { $offer }
    [decline] { $who } не соглашается: { $offer }
    [withdrawn] { $who } больше не предлагает это: { $offer }
    [settled] Обращение решено, поэтому согласие больше не нужно: { $offer }
    [nobody] Сейчас это некому решить: { $offer }
   *[other] Есть новости о предложении
 }
notify-mail-decide = Решить
notify-mail-decides = Решить можно по кнопке. Ответ на это письмо ничего не решает: он станет заметкой для коллег. Клиент её не увидит.
notify-about-improvement = Улучшения
notify-kind-improvement = Улучшение для моего отдела
notify-kind-improved = Что стало с моим улучшением
notify-text-improvement = { $what ->
    [back] Сделанное вашим отделом повторилось
   *[recorded] { $n ->
        [one] { $who } предлагает, что изменить в вашем отделе
        [few] { $n } улучшения для вашего отдела, последнее предлагает { $who }
       *[many] { $n } улучшений для вашего отдела, последнее предлагает { $who }
     }
 }
notify-text-improved = { $what ->
    [accepted] { $who }: ваше улучшение принято
    [declined] { $who }: ваше улучшение отклонено
    [done] { $who }: предложенное вами сделано
   *[other] Есть новости о вашем улучшении
 }
notify-device-try = Проверить
notify-try-title = Repka может вас здесь найти
notify-try-text = Это была только проверка.
notify-flash-tried = Отправлено. Должно прийти за секунды; если нет, разрешите уведомления в настройках самого устройства.
notify-flash-refused = Служба уведомлений не приняла сообщение. Попробуйте позже; если не поможет, удалите устройство и добавьте снова.
notify-flash-gone = Это устройство больше не принимает уведомления и удалено. Откройте эту страницу на нём и добавьте его снова.
notify-about-mailbox = Почта не приходит
notify-kind-mailbox = Ящики без писем
notify-text-mailbox = { $n ->
    [one] { $what ->
        [failing] Письма для { $who } не удаётся забрать
        [refusing] Письма для { $who } не удаётся сохранить, они откладываются
       *[silent] На { $who } необычно долго не было писем
     }
   *[other] С несколькими ящиками что-то не так, последний — { $who }
 }
notify-kind-scheduled = Запланированный ответ задержан
notify-text-scheduled = { $what ->
    [theirs] Запланированный ответ не ушёл: до срока что-то изменилось. Автора сейчас нет: { $who }
   *[own] Ваш запланированный ответ не ушёл: до срока что-то изменилось
 }
