# Words of the documents that leave the app: the Step 5 share as HTML or Markdown.
# Headings and choices come from worksheets.ftl; what stands here is what the documents add.

# Title and file name say nothing of what is inside.
document-title = Document
document-file-name = document

# Stands over a section where the inventory it comes from has no title.
document-inventory-untitled = Inventory begun { $day }

# Below every page.
document-page = { $page } of { $pages }

# Heads of the table of what was marked and how often.
document-pattern = Pattern
document-how-often = How often
document-instead = What I would rather be

# Stands for a name that is not told, with a letter that stays the same all through.
document-person = Person { $letter }
# Stands for a name that could be one of several people's.
document-someone = someone

# Words that begin a name without being one: alone in a text they name nobody. Separated by spaces.
document-not-names = the my our his her their mr mrs ms miss mister dr doctor sir aunt auntie uncle father mother mum mom dad brother sister grandma grandpa

# A choice that carries the mark for fear.
document-with-fear = { $choice } (fear)
# Sets several choices or names beside each other.
document-separator = ,{" "}

# A date as it is read out.
document-day = { $month ->
    [1] { $day } January { $year }
    [2] { $day } February { $year }
    [3] { $day } March { $year }
    [4] { $day } April { $year }
    [5] { $day } May { $year }
    [6] { $day } June { $year }
    [7] { $day } July { $year }
    [8] { $day } August { $year }
    [9] { $day } September { $year }
    [10] { $day } October { $year }
    [11] { $day } November { $year }
   *[12] { $day } December { $year }
}
