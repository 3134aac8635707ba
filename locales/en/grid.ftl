### Working in a section of the inventory: its columns, its order, blocks of cells, and one question at a time.

## Columns and order

grid-columns = Columns
grid-columns-all = All columns
grid-columns-work = Up to the one I’m working on
grid-column-show = Show “{ $column }”
grid-column-hide = Hide “{ $column }”
grid-next-column = Next column: { $column }
grid-column-brought = { $column }: the next column is there.
grid-order = Order: { $order }
grid-order-hand = As I put them
grid-order-name = By name
grid-order-scale = By “{ $scale }”
grid-move-off = Rows can be moved when they stand as you put them.

## Rows

grid-another = Another line under this name
grid-another-made = Another line under { $name }.
grid-and-under = And under that is…
grid-under = Under { $name }.
grid-under-made = A new line under { $name }.

## Blocks of cells

grid-selected = Selected: { $rows ->
    [one] one row
   *[other] { $rows } rows
  }, { $columns ->
    [one] one column
   *[other] { $columns } columns
  }.
grid-copied = { $count ->
    [one] One cell copied.
   *[other] { $count } cells copied.
  }
grid-cleared = { $count ->
    [one] One cell is empty again.
   *[other] { $count } cells are empty again.
  }
grid-pasted = { $rows ->
    [one] One row pasted.
   *[other] { $rows } rows pasted.
  }
grid-paste-kept = What did not fit its column stands as words in the same row.
grid-paste-beyond = There were more columns than this table has; those were left on the clipboard.

## One question at a time

card-today = How many for now
card-size = { $size ->
    [0] As many as I like
    [one] One entry
   *[other] { $size } entries
  }
card-close = That is what you wanted to do for now.
card-resume = Everything is saved. Next time it goes on with { $name }, at “{ $question }”.
card-resume-new = Everything is saved. Next time it goes on with a new entry.
card-go-on = Go on a little
