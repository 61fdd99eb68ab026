improvement-title = Улучшения
improvement-lead = Что не должно случиться в третий раз: у каждого есть ответственный отдел, видно, во что это обошлось клиентам и прекратилось ли оно.
improvement-record = Записать улучшение
improvement-record-hint = Что не должно случиться в третий раз
improvement-may-record = Записывать улучшения по обращениям и прикреплять к ним обращения
improvement-what = Что нужно изменить
improvement-owner = Ответственный отдел
improvement-all-departments = Все отделы
improvement-whole-board = Вся доска
improvement-untitled = Слова удалены по закону или по решению
improvement-state-proposed = Предложено
improvement-state-accepted = Принято
improvement-state-done = Сделано
improvement-state-declined = Отклонено
improvement-none = Пока ничего не записано
improvement-none-more = Когда из ответа коллеги видно, что пошло не так, нажмите V в обращении: ответственный отдел узнает об этом, а здесь будет видно, прекратилось ли оно.
improvement-none-proposed = Ничто не ждёт решения.
improvement-none-accepted = Пока никто ничего не пообещал.
improvement-none-done = Пока ничего не сделано.
improvement-none-declined = Ничего не отклонено.
improvement-due = до { $name }
improvement-late = срок был { $name }
improvement-back = { $n ->
    [one] повторилось { $n } раз
    [few] повторилось { $n } раза
   *[many] повторилось { $n } раз
 }
improvement-came-back = { $n ->
    [0] С { $date }, когда это сделали, оно не повторялось.
    [one] С { $date }, когда это сделали, оно повторилось { $n } раз.
    [few] С { $date }, когда это сделали, оно повторилось { $n } раза.
   *[many] С { $date }, когда это сделали, оно повторилось { $n } раз.
 }
improvement-tickets = { $n ->
    [one] { $n } обращение
    [few] { $n } обращения
   *[many] { $n } обращений
 }
improvement-waited = ждали { $name }
improvement-at-least = не меньше { $name }
improvement-more = Ещё
improvement-known = Обращение уже прикреплено к
improvement-alike = Или это одно из этих?
improvement-find = Найти улучшение
improvement-find-none = Улучшений с такими словами нет.
improvement-attach = Прикрепить
improvement-attach-to = Прикрепить к «{ $name }»
improvement-because = Отклонено:
improvement-recorded = Записано
improvement-costs = Обращения
improvement-customers-waited = Клиенты ждали
improvement-remedies = Компенсации стоили
improvement-yours = Что с этим будет
improvement-by = К какому дню
improvement-accept = Принять
improvement-date-again = Изменить срок
improvement-take-up = Взяться снова
improvement-finish = Отметить сделанным
improvement-decline = Отклонить
improvement-why = Почему нет
improvement-change = Переименовать или передать другому отделу
improvement-give = Передать
improvement-stopped = Прекратилось ли это?
improvement-months = Обращения по месяцам, в которые они начались.
improvement-months-since = Красным — прикреплённые после того, как это сделали.
improvement-months-told = Обращения по месяцам: { $name }
improvement-its-tickets = Обращения
improvement-since = повторилось
improvement-detach = Открепить
improvement-detach-one = Открепить обращение { $n }
improvement-unseen = { $n ->
    [one] { $n } обращение вам не открыто.
    [few] { $n } обращения вам не открыты.
   *[many] { $n } обращений вам не открыто.
 }
improvement-history = История
improvement-did-recorded = { $who }: записано из #{ $number } для отдела { $name }
improvement-did-attached = { $who }: прикреплено #{ $number }
improvement-did-detached = { $who }: откреплено #{ $number }
improvement-did-accepted = { $who }: принято, срок { $date }
improvement-did-dated = { $who }: назван другой день, { $date }
improvement-did-declined = { $who }: отклонено — { $why }
improvement-did-done = { $who }: сделано
improvement-did-given = { $who }: передано отделу { $name }
improvement-did-renamed = { $who }: переименовано
improvement-flash-recorded = Записано. Ответственный отдел узнает об этом.
improvement-flash-attached = Обращение прикреплено.
improvement-flash-detached = Обращение откреплено.
improvement-flash-accepted = Принято. Тот, кто записал, узнает об этом.
improvement-flash-declined = Отклонено. Тот, кто записал, узнает об этом.
improvement-flash-done = Сделано. То, что придёт теперь, повторилось, и это будет видно.
improvement-flash-given = Теперь за это отвечает другой отдел.
improvement-flash-renamed = Переименовано.
improvement-error-title = Напишите, что нужно изменить: до 160 букв.
improvement-error-department = Выберите отдел, который принимает работу.
improvement-error-given = Выберите другой отдел, не тот, что отвечает сейчас.
improvement-error-nothing = В этом обращении ещё ничего не сказано.
improvement-error-due = Выберите день начиная с сегодняшнего, в пределах пяти лет.
improvement-error-why = Напишите, почему нет, до 500 букв, чтобы тот, кто записал, знал.
improvement-error-others = Это решает только ответственный отдел.
improvement-error-over = Это уже сделано или отклонено: сначала возьмитесь снова и назовите день.
improvement-error-hidden = Вам показано не всё название: переименовать может тот, кому оно видно целиком.
improvement-error-place = Такого места в списке нет: начните его сначала.
improvement-told-recorded = Записано улучшение
improvement-told-attached = К улучшению прикреплено обращение
improvement-told-detached = От улучшения откреплено обращение
improvement-told-accepted = Улучшение принято
improvement-told-declined = Улучшение отклонено
improvement-told-done = Улучшение сделано
improvement-told-given = Улучшение передано другому отделу
improvement-told-renamed = Улучшение переименовано
improvement-perhaps = Возможно, и это
improvement-perhaps-told = { $n ->
    [1] Одно неприкреплённое обращение началось после { $date }, причина та же: { $name }.
    [one] { $n } неприкреплённое обращение началось после { $date }, причина та же: { $name }.
    [few] { $n } неприкреплённых обращения начались после { $date }, причина та же: { $name }.
   *[other] { $n } неприкреплённых обращений начались после { $date }, причина та же: { $name }.
}
improvement-perhaps-more = { $n ->
    [100] Возможно, ещё 100 или больше
   *[other] Возможно, ещё { $n }
}
improvement-perhaps-all = Все с этой причиной
improvement-attach-one = Прикрепить обращение { $n }
