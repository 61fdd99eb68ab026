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
notify-kind-any = Все виды
notify-show = Показать
notify-show-read = Показать прочитанные
notify-read = Отметить прочитанным
notify-read-all = Отметить все прочитанными
notify-older = Более ранние
notify-empty = Ничего нового
notify-empty-all = Здесь пусто
notify-empty-more = Сюда приходит то, что касается вас: ответы по вашим обращениям, заметки, переданные вам дела.
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
notify-kind-problem = Неразобранные письма
notify-kind-untaken = Никто не взял
notify-kind-stale = Без движения

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
notify-text-failed = { $n ->
    [1] Ваше сообщение не дошло до клиента
    [one] До клиента не дошло { $n } ваше сообщение
    [few] До клиента не дошли { $n } ваших сообщения
   *[other] До клиента не дошли { $n } ваших сообщений
 }
notify-text-unassigned = { $known ->
    [yes] Осталось без ответственного, так решил(а) { $who }
   *[no] Осталось без ответственного
 }
notify-text-opened = Пишет { $who }, пока никто не взял
notify-text-problem = { $n ->
    [one] Пришло { $n } письмо, которое не удалось прочитать
    [few] Пришли { $n } письма, которые не удалось прочитать
   *[other] Пришло { $n } писем, которые не удалось прочитать
 }
notify-text-untaken = Пока никто не взял
notify-text-stale = Открыто, но ничего не происходит
