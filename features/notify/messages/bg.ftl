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
notify-kind-any = Всички видове
notify-show = Показване
notify-show-read = Показване на прочетените
notify-read = Отбелязване като прочетено
notify-read-all = Отбелязване на всички като прочетени
notify-older = По-стари
notify-empty = Нищо ново
notify-empty-all = Тук няма нищо
notify-empty-more = Тук идва това, което ви засяга: отговори по вашите запитвания, бележки, предадени на вас случаи.
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
notify-kind-opened = Нови запитвания
notify-kind-problem = Неразбрани писма
notify-kind-untaken = Никой не го взе
notify-kind-stale = Без движение

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
notify-text-failed = { $n ->
    [one] Ваше съобщение не стигна до клиента
   *[other] { $n } ваши съобщения не стигнаха до клиента
 }
notify-text-unassigned = { $known ->
    [yes] { $who } го остави без отговорник
   *[no] Никой не отговаря за него
 }
notify-text-opened = { $who } пита и още никой не го е взел
notify-text-problem = { $n ->
    [one] Дойде писмо, което не можа да бъде прочетено
   *[other] Дойдоха { $n } писма, които не можаха да бъдат прочетени
 }
notify-text-untaken = Още никой не го е взел
notify-text-stale = Отворено е, а нищо не се случва
