# Trash: what was deleted and can still be put back

trash-title = Trash
trash-intro = What was deleted stays here until the notebook has been open on 30 more days, and can be put back until then.
trash-list = Deleted
trash-empty = Nothing here. What you delete waits in this place until the notebook has been open on 30 more days.
trash-untitled = Without a title
trash-deleted = Deleted { $day }
trash-until = Kept at least until { $day }
trash-restore = Put back
trash-restore-name = Put back: { $title }
trash-restored = Put back: { $title }
trash-destroy = Destroy
trash-destroy-name = Destroy: { $title }
trash-destroying = Destroying
trash-destroy-title = Destroy “{ $title }”?
trash-destroy-words = It goes from the notebook for good.
trash-destroy-keep = Keep it

trash-kind-person = Person
trash-kind-inventory = Inventory, with its entries
trash-kind-entry = Inventory entry
trash-kind-amends = Amends
trash-kind-reflection = Page
trash-kind-step = Step
