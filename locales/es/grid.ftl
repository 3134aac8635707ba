### Trabajar en una parte del inventario: columnas, orden, bloques de celdas y una pregunta cada vez.

## Columnas y orden

grid-columns = Columnas
grid-columns-all = Todas las columnas
grid-columns-work = Hasta la que estoy trabajando
grid-column-show = Mostrar «{ $column }»
grid-column-hide = Ocultar «{ $column }»
grid-next-column = Columna siguiente: { $column }
grid-column-brought = { $column }: ya está la columna siguiente.
grid-order = Orden: { $order }
grid-order-hand = Como las puse
grid-order-name = Por nombre
grid-order-scale = Por «{ $scale }»
grid-move-off = Las filas se pueden mover cuando están como las pusiste.

## Filas

grid-another = Otra línea con este nombre
grid-another-made = Otra línea con { $name }.
grid-and-under = Y debajo de eso hay…
grid-under = Debajo de { $name }.
grid-under-made = Una línea nueva debajo de { $name }.

## Bloques de celdas

grid-selected = Selección: { $rows ->
    [one] una fila
   *[other] { $rows } filas
  }, { $columns ->
    [one] una columna
   *[other] { $columns } columnas
  }.
grid-copied = { $count ->
    [one] Una celda copiada.
   *[other] { $count } celdas copiadas.
  }
grid-cleared = { $count ->
    [one] Una celda vuelve a estar en blanco.
   *[other] { $count } celdas vuelven a estar en blanco.
  }
grid-pasted = { $rows ->
    [one] Una fila pegada.
   *[other] { $rows } filas pegadas.
  }
grid-paste-kept = Lo que no cabía en su columna queda como palabras en la misma fila.
grid-paste-beyond = Había más columnas de las que tiene esta tabla; esas siguen en el portapapeles.

## Una pregunta cada vez

card-today = Cuántas por ahora
card-size = { $size ->
    [0] Las que quiera
    [one] Una entrada
   *[other] { $size } entradas
  }
card-close = Esto es lo que querías hacer por ahora.
card-resume = Todo está guardado. La próxima vez sigue con { $name }, en «{ $question }».
card-resume-new = Todo está guardado. La próxima vez sigue con una entrada nueva.
card-go-on = Seguir un poco
