-- What an approval is weighed by is what the customer gets on this ticket in total: several small remedies are one large
-- one. Kept as it was when it was proposed, because whoever was asked then was asked about that.
ALTER TABLE remedy ADD COLUMN granted_before BIGINT NOT NULL DEFAULT 0; -- by the ticket's other remedies, in the same currency, in minor units
