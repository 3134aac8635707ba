### Inventario: las entradas del paso 4, en tabla o pregunta a pregunta.

inventory-title = Inventario
inventory-begin = Empezar
inventory-begin-another = Empezar otro inventario
inventory-title-field = Título
inventory-title-hint = Si se deja vacío, se llama { $day }.
inventory-started-field = Fecha de inicio
inventory-choose = { $title }: elegir o cambiar un inventario
inventory-delete = Eliminar este inventario
inventory-deleted = { $title } está en la papelera.

inventory-sections = Partes del inventario
inventory-view = Vista
inventory-view-table = Tabla
inventory-view-card = De una en una
inventory-back = Volver a la tabla
inventory-pause = Hacer una pausa

## La tabla

inventory-table = { $section }, tabla
inventory-cell = { $field }, fila { $number }, { $name }
inventory-unnamed = Fila { $number }
inventory-working = bajando por esta columna
inventory-step-8 = Lista del paso 8
inventory-more-column = Más
inventory-more = Más para { $name }
inventory-open-card = Pregunta a pregunta
inventory-move-up = Subir
inventory-move-down = Bajar
inventory-moved = { $name } pasó a la fila { $number }.
inventory-delete-entry = Eliminar
inventory-deleted-entry = { $name } está en la papelera.
inventory-carry = Poner en la lista
inventory-carry-name = { inventory-carry }: { $name }
inventory-carried = En la lista
inventory-carried-name = { inventory-carried }: { $name }
inventory-carry-card = Poner en la lista del paso 8
inventory-carried-card = En la lista del paso 8
inventory-carried-notice = { $name } está en la lista del paso 8.
inventory-carry-part = A la lista solo pasa tu propia parte. Escríbela antes, si la hay.

inventory-key-down = fila siguiente
inventory-key-column = columna siguiente
inventory-key-new-line = línea nueva
inventory-key-not-mine = nada de esto fue mío
inventory-key-not-ready = aún no
inventory-key-carry = poner en la lista del paso 8
inventory-key-next-question = pregunta siguiente

## Una respuesta

inventory-if-a-word-fits = Si encaja alguna palabra
inventory-or = O, en vez de escribir
inventory-own-choice = Una palabra propia
inventory-own-choice-add = Añadir
inventory-choice-added = { $choice }: añadido.
inventory-with-fear = { $choice } (miedo)
inventory-fear-mark = Miedo, junto a { $choice }
inventory-fear-on = Miedo marcado junto a { $choice }.
inventory-fear-off = Miedo ya no marcado junto a { $choice }.

## De una en una

inventory-new-entry = Una entrada nueva
inventory-place = { $section }, { $number } de { $count }
inventory-questions = Preguntas de esta entrada
inventory-question-here = Estás aquí
inventory-question-written = Escrito
inventory-question-not-begun = Sin empezar
inventory-before = Lo que escribiste antes
inventory-previous-question = Atrás
inventory-next-question = Pregunta siguiente
inventory-previous-entry = Entrada anterior
inventory-next-entry = Entrada siguiente
