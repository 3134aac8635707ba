### Buscar

search-title = Buscar
search-label = Buscar en todo lo que has escrito
search-placeholder = Una palabra, un nombre, o su comienzo
search-results = Resultados
search-count = { $count ->
    [one] Un resultado
   *[other] { $count } resultados
  }
search-many = Los { $count } mejores resultados
search-empty = No se encontró nada para «{ $words }». La búsqueda recorre todo lo que has escrito, solo en este equipo.
search-hint = Recorre todo lo que has escrito, solo en este equipo.

kind-person = Persona
kind-inventory = Inventario
kind-worksheet = Hoja propia
kind-entry = Inventario
kind-pattern = Patrón
kind-amends = Reparación
kind-reflection = Página
kind-step = Paso { $number }
