journey-told-changed = Changed a journey
journey-error-name = Give it a name of up to eighty letters.
journey-error-taken = There is a journey of this name already.
