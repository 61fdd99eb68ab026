improvement-title = Подобрения
improvement-lead = Какво не бива да се случи трети път: всяко с отговорен отдел, с това, което е струвало на клиентите, и дали е спряло.
improvement-record = Запишете подобрение
improvement-record-hint = Какво не бива да се случи трети път
improvement-may-record = Да записва подобрения от заявки и да прикрепя заявки към тях
improvement-what = Какво трябва да се промени
improvement-owner = Отговорен отдел
improvement-all-departments = Всички отдели
improvement-whole-board = Цялото табло
improvement-untitled = Думите са заличени
improvement-state-proposed = Предложено
improvement-state-accepted = Прието
improvement-state-done = Направено
improvement-state-declined = Отказано
improvement-none = Още нищо не е записано
improvement-none-more = Когато отговорът на колега покаже какво се е объркало, натиснете V в заявката: отговорният отдел научава, а тук се вижда дали е спряло.
improvement-none-proposed = Нищо не чака решение.
improvement-none-accepted = Никой още нищо не е обещал.
improvement-none-done = Още нищо не е направено.
improvement-none-declined = Нищо не е отказано.
improvement-due = до { $name }
improvement-late = срокът беше { $name }
improvement-back = { $n ->
    [one] върна се веднъж
   *[other] върна се { $n } пъти
 }
improvement-came-back = { $n ->
    [0] От { $date }, когато беше направено, не се е връщало.
    [one] Върна се веднъж от { $date }, когато беше направено.
   *[other] Върна се { $n } пъти от { $date }, когато беше направено.
 }
improvement-tickets = { $n ->
    [one] { $n } заявка
   *[other] { $n } заявки
 }
improvement-waited = чакали { $name }
improvement-at-least = поне { $name }
improvement-more = Още
improvement-known = Заявката вече е прикрепена към
improvement-alike = Или е едно от тези?
improvement-find = Намерете подобрение
improvement-find-none = Няма подобрение с тези думи.
improvement-attach = Прикрепете
improvement-attach-to = Прикрепете към „{ $name }“
improvement-because = Отказано:
improvement-recorded = Записано
improvement-costs = Заявки
improvement-customers-waited = Клиентите са чакали
improvement-remedies = Компенсациите струват
improvement-yours = Какво ще стане с него
improvement-by = До
improvement-accept = Приемете
improvement-date-again = Промяна на срока
improvement-take-up = Заемете се отново
improvement-finish = Отбелязване като свършено
improvement-decline = Откажете
improvement-why = Защо не
improvement-change = Преименувайте или дайте на друг отдел
improvement-give = Дайте го
improvement-stopped = Спря ли?
improvement-months = Заявките по месеца, в който са започнали.
improvement-months-since = В червено: прикрепени, след като беше направено.
improvement-months-told = Заявки по месеци: { $name }
improvement-its-tickets = Заявките
improvement-since = върна се
improvement-detach = Свалете
improvement-detach-one = Свалете заявка { $n }
improvement-unseen = { $n ->
    [one] Една от заявките не е отворена за вас.
   *[other] { $n } от заявките не са отворени за вас.
 }
improvement-history = История
improvement-did-recorded = { $who } записа от #{ $number } за { $name }
improvement-did-attached = { $who } прикрепи #{ $number }
improvement-did-detached = { $who } свали #{ $number }
improvement-did-accepted = { $who } прие: до { $date }
improvement-did-dated = { $who } посочи друг ден: { $date }
improvement-did-declined = { $who } отказа: { $why }
improvement-did-done = { $who } каза, че е направено
improvement-did-given = { $who } го даде на { $name }
improvement-did-renamed = { $who } го преименува
improvement-flash-recorded = Записано. Отговорният отдел научава.
improvement-flash-attached = Заявката е прикрепена.
improvement-flash-detached = Заявката е свалена.
improvement-flash-accepted = Прието. Който го е записал, научава.
improvement-flash-declined = Отказано. Който го е записал, научава.
improvement-flash-done = Направено. Каквото дойде сега, се е върнало и се вижда.
improvement-flash-given = Сега отговаря другият отдел.
improvement-flash-renamed = Преименувано.
improvement-error-title = Кажете до 160 букви какво трябва да се промени.
improvement-error-department = Изберете отдел, който приема работа.
improvement-error-given = Изберете друг отдел, различен от сегашния.
improvement-error-nothing = По тази заявка още нищо не е казано.
improvement-error-due = Изберете ден от днес нататък, в рамките на пет години.
improvement-error-why = Кажете до 500 букви защо не, за да знае който го е записал.
improvement-error-others = Това казва само отговорният отдел.
improvement-error-over = Вече е направено или отказано: първо се заемете отново и посочете ден.
improvement-error-hidden = Не виждате цялото заглавие: да го преименува може който го вижда изцяло.
improvement-error-place = В списъка няма такова място: започнете го отначало.
improvement-told-recorded = Записа подобрение
improvement-told-attached = Прикрепи заявка към подобрение
improvement-told-detached = Свали заявка от подобрение
improvement-told-accepted = Прие подобрение
improvement-told-declined = Отказа подобрение
improvement-told-done = Направи подобрение
improvement-told-given = Даде подобрение на друг отдел
improvement-told-renamed = Преименува подобрение
improvement-perhaps = Може би и това
improvement-perhaps-told = { $n ->
    [one] Една неприкрепена заявка започна след { $date } и има същата причина: { $name }.
   *[other] { $n } неприкрепени заявки започнаха след { $date } и имат същата причина: { $name }.
}
improvement-perhaps-more = { $n ->
    [100] Може би още 100 или повече
   *[other] Може би още { $n }
}
improvement-perhaps-all = Всички с тази причина
improvement-attach-one = Прикрепете заявка { $n }
