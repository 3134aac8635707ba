# People: everybody whom the journal names, and what speaks of each.

people-title = People
people-intro = Everyone you have named, once. Names come here as you write them.
people-find = Find a name
people-found = { $count ->
    [0] No name has this in it.
    [one] 1 name
   *[other] { $count } names
  }
people-none = No name has this in it.
people-empty = No one is named yet. Names come here as you write them.
people-add = Add { $name }
people-links = { $count ->
    [0] linked nowhere
    [one] in 1 place
   *[other] in { $count } places
  }

# Beside a name that is not a person's.
people-kind-institution = institution
people-kind-principle = principle
people-kind-myself = myself

people-more = More about { $name }
people-close = Close { $name }
people-in-trash = This name is in the trash. Where it was written, it stays.
people-put-back = Put it back

people-name = Name
people-name-kept = A name is needed here. Until there is one, { $name } is kept.
people-others = Other names
people-others-hint = Nicknames, and other ways you write the name. One on each line.
people-kind = What this is
people-is-person = A person
people-is-institution = An institution
people-is-principle = A principle
people-is-myself = Myself

people-share = In a share
people-share-hint = Kept here, and used where a share does not tell names. Empty is fine.
people-share-as-written = In a share, institutions and principles stay as you wrote them.
people-share-myself = In a share, you stay as you wrote yourself.
people-share-refused = A name stands in this, so a share does not use it.
people-share-levels = How a share names them
people-initials = Initials
people-stand-in = Stands in for the name
people-stand-in-example = my brother

people-linked = Where this name comes up
people-linked-none = Nothing you have written has this name in it yet.
people-place = { $worksheet } · { $inventory }
people-inventory-untitled = inventory begun { $day }
people-nothing-written = Nothing written here yet
people-amends = Amends
people-mentions = The name stands in other texts too
people-mentions-some = { $shown } of { $all } are shown.
people-mentions-search = Search for the name
people-out-of-view = { $count ->
    [one] 1 more place is out of view: in a hidden section, or in the trash.
   *[other] { $count } more places are out of view: in hidden sections, or in the trash.
  }

people-twin = Somebody else here has the same name.
people-merge = Same as someone else
people-merge-title = Who is the same as { $name }?
people-merge-other = The same person under another name
people-merge-hint = Begin to type a name that is here already.
people-merge-nobody = Choose one of the names that are here.
people-merge-words = { $other } becomes another name of { $name }. Everything linked to either is linked to { $name }. You can undo this.
people-merge-go = Make them one
people-merged = { $other } and { $name } are one.

people-delete = Delete
people-delete-title = Delete { $name }?
people-delete-count = { $entries ->
    [0] { $amends ->
        [0] Nothing that is in view is linked to this name.
        [one] 1 amends is linked to this name.
       *[other] { $amends } amends are linked to this name.
      }
    [one] { $amends ->
        [0] 1 entry is linked to this name.
        [one] 1 entry and 1 amends are linked to this name.
       *[other] 1 entry and { $amends } amends are linked to this name.
      }
   *[other] { $amends ->
        [0] { $entries } entries are linked to this name.
        [one] { $entries } entries and 1 amends are linked to this name.
       *[other] { $entries } entries and { $amends } amends are linked to this name.
      }
  }
people-delete-ask = What becomes of the name where it stands?
people-delete-keep = It stays where it stands
people-delete-keep-hint = It is no longer offered when you type, and nothing you wrote changes.
people-delete-unlink = Take it out everywhere
people-delete-unlink-hint = Entries lose the name and keep their words. Amends to them go to the trash. A name inside your sentences stays as you wrote it.
people-delete-not = Keep
people-deleted = { $name } is in the trash.

# In the list under a field for names.
people-add-as-institution = Add { $name } as an institution
people-add-as-principle = Add { $name } as a principle
people-open = Open { $name } in People
