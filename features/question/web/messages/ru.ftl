question-told-asked = Задан вопрос
question-told-answered = Ответ на вопрос
question-told-followed = Добавлено к вопросу
question-told-declined = Вопрос отклонён
question-told-withdrawn = Вопрос отозван
question-told-taken = Вопрос взят
question-told-near = Скоро срок вопроса
question-told-late = Вопрос просрочен
question-told-contradicted = Ответы противоречат друг другу
question-error-empty = Напишите, что вы хотите узнать.
question-error-nobody = Выберите, кого спросить.
question-error-many = Спросить сразу можно не больше двадцати, каждого один раз.
question-error-context = К вопросу можно приложить не больше пятидесяти записей и файлов.
question-error-outside = Спрашивать кого-то вне компании могут только те, кто отвечает клиентам.
question-error-past = Выберите время, которое ещё не наступило.
question-error-files-alone = Файлы хранятся с обращением: задайте вопрос в обращении или уберите файлы.
question-error-asked-already = Их уже спросили, и они ещё не ответили.
question-error-archived = { $name } не принимает новую работу: выберите другой отдел.
question-error-nobody-there = В отделе { $name } пока никого нет: добавьте людей или спросите кого-то другого.
question-error-yourself = Нельзя спросить самого себя.
question-error-left = { $name } здесь больше не работает: спросите кого-то другого.
question-error-address = «{ $name }» — не почтовый адрес.
question-error-reason = Напишите почему, чтобы спросивший знал, к кому обратиться.
question-error-over = Вопрос закрыт: на него ответили, его отклонили или отозвали. Ответ всё равно можно написать.
question-error-taken = Этим вопросом уже занимается коллега.
question-error-attached = Этот вопрос уже относится к обращению.
question-error-contradiction = Выберите два ответа разных людей в этом обращении.
question-error-marked = Эти два ответа уже отмечены.
question-my-list = Вопросы
question-my-asked-of-me = Спрашивают меня
question-my-none = Вашего ответа никто не ждёт
question-my-none-more = Здесь появится то, о чём коллеги спросят вас или ваш отдел; сначала самое срочное.
question-my-i-ask = Спрашиваю я
question-my-i-answered = Я ответил(а)
question-my-of = { $name } спрашивает
question-my-due = до { $name }
question-my-late = просрочено
question-my-taken = Занимается { $name }
question-my-answered = ответ есть
question-my-files = Файлы
question-my-word = { $name }, лично вам:
question-my-others-said = Что ответили другие
question-my-is-declined = { $name }: вопрос не по адресу.
question-my-is-withdrawn = Отвечать больше не нужно.
question-my-your-answer = Ваш ответ
question-my-add = Добавить
question-my-internal = Видят только коллеги
question-my-answer = Ответить
question-my-not-mine = Не ко мне
question-my-why-not = Почему, и кто может знать
question-my-decline = Так и сказать
question-my-instead = Спросить вместо меня
question-my-instead-nobody = Никого
question-my-take = Займусь я
question-my-give-back = Вернуть
question-my-ask-further = Спросить ещё
question-my-send-further = Спросить
question-my-withdraw = Больше не нужно
question-my-week = За неделю
question-my-helped-median = Половина — быстрее чем за { $name }.
question-my-kept-median = половина за { $name }
question-my-kept = { $n } из { $all } вовремя
question-my-said-answered = Ответ отправлен
question-my-said-declined = Тот, кто спрашивал, уже знает
question-my-said-further = Вопрос задан
question-my-said-withdrawn = Отвечать больше не нужно
question-my-guest = Вас спрашивают
question-my-guest-said = Спасибо. { $name } уже может это прочитать.
question-my-guest-only = Эта ссылка открывает только этот вопрос и только вам.
question-my-guest-sign-in = Открыть Repka
question-my-gone = Ссылка больше не работает
question-my-gone-why = Ссылки из писем работают две недели и пока вопрос к вам. В самой системе вы найдёте то, о чём вас спрашивают сейчас.
question-my-helped = { $n ->
    [one] Вы дали { $n } ответ.
    [few] Вы дали { $n } ответа.
   *[many] Вы дали { $n } ответов.
 }
question-my-helped-saved = { $n ->
    [one] { $n } клиент ждал на { $name } меньше обещанного.
    [few] { $n } клиента ждали в сумме на { $name } меньше обещанного.
   *[many] { $n } клиентов ждали в сумме на { $name } меньше обещанного.
 }
