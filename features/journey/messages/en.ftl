journey-told-changed = Changed a journey
journey-error-name = Give it a name of up to eighty letters.
journey-error-taken = There is a journey of this name already.
journey-error-many = Five hundred journeys are enough: give one that is not used another name.
journey-error-owner = Choose a department that takes work.
