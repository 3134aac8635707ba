### Search

search-title = Search
search-label = Search everything you have written
search-placeholder = A word, a name, the beginning of either
search-results = Results
search-count = { $count ->
    [one] One result
   *[other] { $count } results
  }
search-many = The best { $count } results
search-empty = Nothing found for “{ $words }”. Search looks through everything you have written, on this computer only.
search-hint = Looks through everything you have written, on this computer only.

kind-person = Person
kind-inventory = Inventory
kind-worksheet = My sheet
kind-entry = Inventory
kind-pattern = Pattern
kind-amends = Amends
kind-reflection = Page
kind-step = Step { $number }
