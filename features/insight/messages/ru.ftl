# Where customers' time went.
insight-title = Куда уходит время
insight-lead = Чьим было время, пока клиенты ждали.
insight-period = Период
insight-department = Отдел
insight-all = Все отделы
insight-own = Мои отделы
insight-journey = Путь клиента
insight-journeys = Все пути клиента
insight-days = { $n ->
    [one] Последний { $n } день
    [few] Последние { $n } дня
   *[many] Последние { $n } дней
}
insight-none = За эти дни ничего не произошло
insight-none-more = Как только обращение начинается, каждый его миг кому-то принадлежит и складывается здесь.
insight-weakest-title = Самое слабое звено
insight-weakest = { $name }: { $time } из { $all }, которые клиенты ждали нас, { $share } %; { $n ->
    [one] { $n } раз, по { $each }
    [few] { $n } раза, по { $each }
   *[many] { $n } раз, по { $each }
}.
insight-weakest-late = { $n ->
    [one] Спросили { $n } раз
    [few] Спросили { $n } раза
   *[many] Спросили { $n } раз
}, с опозданием: { $late }.
insight-see = Показать обращения
insight-went = Куда ушло время клиентов
insight-waited = ждали нас: { $time }
insight-who = Кто
insight-time = Время
insight-share = Доля ожидания
insight-turns = Раз
insight-each = Каждый раз
insight-percent = { $n } %
insight-link-queue = { $name }: никто не взял
insight-link-agents = { $name }: в работе
insight-link-asked = { $name }: спросили
insight-link-outside = Кто-то вне компании
insight-link-customer = Клиент
insight-asked-title = Как отделы отвечали друг другу
insight-asked = Спрошено
insight-answered = Отвечено
insight-declined = Отклонено
insight-late = Поздно
insight-median = Половина за
insight-ninth = Девять из десяти за
insight-waiting = Клиенты ждали
insight-causes = Что пошло не так
insight-tickets = Обращения за этой цифрой
insight-list-asked = Спрошено у отдела { $name }
insight-list-answered = Ответил отдел { $name }
insight-list-declined = Отклонил отдел { $name }
insight-list-late = С опозданием: { $name }
insight-list-none = Обращений нет
insight-list-none-more = За эти дни нет ни одного, доступного вам.
insight-since = с { $time }
insight-more = Более ранние
