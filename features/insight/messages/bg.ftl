# Where customers' time went.
insight-title = Къде отива времето
insight-lead = Чие беше времето, докато клиентите чакаха.
insight-period = Период
insight-department = Отдел
insight-all = Всички отдели
insight-own = Моите отдели
insight-journey = Път на клиента
insight-journeys = Всички пътища на клиента
insight-days = { $n ->
    [one] Последният { $n } ден
   *[other] Последните { $n } дни
}
insight-none = През тези дни нищо не се е случило
insight-none-more = Щом започне случай, всеки негов миг е нечий и се събира тук.
insight-weakest-title = Най-слабото звено
insight-weakest = { $name }: { $time } от { $all }, в които клиентите ни чакаха, { $share } %; { $n ->
    [one] веднъж
   *[other] { $n } пъти, по { $each }
}.
insight-weakest-late = { $n ->
    [one] Питан е веднъж
   *[other] Питан е { $n } пъти
}, със закъснение: { $late }.
insight-see = Виж случаите
insight-went = Къде отиде времето на клиентите
insight-waited = чакали ни: { $time }
insight-who = Кой
insight-time = Време
insight-share = Дял от чакането
insight-turns = Пъти
insight-each = Всеки път
insight-percent = { $n } %
insight-link-queue = { $name }: никой не го беше взел
insight-link-agents = { $name }: в работа
insight-link-asked = { $name }: питан
insight-link-outside = Някой отвън
insight-link-customer = Клиентът
insight-asked-title = Как си отговаряха отделите
insight-asked = Питан
insight-answered = Отговорил
insight-declined = Отказал
insight-late = Късно
insight-median = Половината за
insight-ninth = Девет от десет за
insight-waiting = Клиентите чакаха
insight-causes = Какво се обърка
insight-tickets = Случаите зад числото
insight-list-asked = Питан отдел { $name }
insight-list-answered = Отговорил отдел { $name }
insight-list-declined = Отказал отдел { $name }
insight-list-late = Със закъснение: { $name }
insight-list-none = Няма случаи
insight-list-none-more = За тези дни няма нито един, който може да видите.
insight-since = от { $time }
insight-more = По-стари
