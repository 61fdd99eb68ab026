journey-told-changed = Промени път на клиента
journey-error-name = Дайте име до осемдесет букви.
journey-error-taken = Вече има път с това име.
journey-error-many = Петстотин пътя са достатъчно: преименувайте някой неизползван.
journey-error-owner = Изберете отдел, който поема работа.
