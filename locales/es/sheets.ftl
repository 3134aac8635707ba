### Hojas de trabajo: lo que se puede rellenar además del inventario, y cómo hacer una propia.

nav-sheets = Hojas de trabajo

sheets-title = Hojas de trabajo
sheets-intro = Páginas con preguntas, para un día, una situación o un paso. Cada una se puede dejar en cualquier palabra y retomar después.
sheets-back = Volver a las hojas de trabajo
sheets-back-to = Volver a { $title }
sheets-group-own = Las tuyas
sheets-group-daily = Día a día
sheets-group-tools = Para una situación
sheets-for-step = Hojas de trabajo para este paso
sheets-own-none = Aquí aparece una hoja o un conjunto de preguntas propio, cuando lo hagas o lo traigas de un archivo.
sheets-is-section = Una sección para inventarios
sheets-layout-table = Una tabla
sheets-layout-page = Una sola página
sheets-layout-pages = Una página cada vez

sheets-fill-one = Rellenar una
sheets-filled = Rellenadas hasta ahora
sheets-untitled = Todavía sin palabras
sheets-more = Más
sheets-delete-entry = Eliminar esta página
sheets-entry-deleted = La página está en la papelera.
sheets-carried = Está en la lista del Paso 8.

## Palabras que están en lugar de las propias

sheets-own-about = Escribe tanto o tan poco como quieras.
sheets-own-invitation = ¿Qué es lo primero que viene a la mente?

## Hacer una

sheets-make = Hacer una hoja de trabajo
sheets-make-pack = Hacer un conjunto de preguntas
sheets-edit = Cambiarla
sheets-unfinished = Se guarda en cuanto tenga un título y una pregunta.
sheets-edit-words = Cada cambio se guarda al hacerlo. Lo que ya estaba rellenado conserva las preguntas que se le hicieron.
sheets-field-title = Título
sheets-field-about = Para qué es
sheets-field-about-hint = Una frase que está encima de las preguntas. Puede quedar vacía.
sheets-field-step = Paso
sheets-any-step = Ningún paso en particular
sheets-field-layout = Cómo se rellena
sheets-section = Una sección que los inventarios pueden elegir
sheets-section-hint = Entonces se rellena dentro de un inventario y deja de estar por su cuenta.
sheets-questions = Preguntas
sheets-question = Pregunta
sheets-question-number = Pregunta { $number }
sheets-question-moved = { $name } es ahora la pregunta { $number }.
sheets-question-removed = { $name }: pregunta quitada.
sheets-add-question = Añadir una pregunta
sheets-move-up = Subir la pregunta { $number } (Alt ↑)
sheets-move-down = Bajar la pregunta { $number } (Alt ↓)
sheets-remove = Quitar la pregunta { $number }
sheets-kind = Cómo se responde
sheets-kind-text = Con tantas palabras como se quiera
sheets-kind-line = En una línea
sheets-kind-people = Con nombres de personas
sheets-kind-choices = Eligiendo palabras de una lista
sheets-kind-answer_or_pass = Con palabras, eligiendo, o dejándola pasar
sheets-kind-scale = Con un número de 0 a 10
sheets-kind-date = Con una fecha
sheets-choices = Palabras para elegir
sheets-choice-add = Una palabra para elegir
sheets-choice-remove = Quitar { $choice }
sheets-own-choices = Se pueden añadir palabras propias al rellenarla
sheets-fear-mark = Cada palabra puede llevar la marca de miedo
sheets-pattern = Estas palabras son patrones
sheets-pattern-hint = Se cuentan entre los patrones de los Pasos 6 y 7.
sheets-more-about-question = Más sobre esta pregunta
sheets-hint = Una indicación discreta debajo
sheets-heading = Un encabezado encima
sheets-heading-hint = Aquí empieza una parte nueva de la página.
sheets-label = Un encabezado corto para su columna
sheets-label-hint = Si queda vacío, allí está la pregunta misma.
sheets-for-myself = Una nota para mí
sheets-for-myself-hint = No aparece en nada que se comparta.
sheets-optional = No se pregunta al principio
sheets-optional-hint = Espera debajo de las otras hasta que se quiera.
sheets-preview = Cómo se verá
sheets-untitled-sheet = Todavía sin título

sheets-delete = Eliminar esta hoja de trabajo
sheets-deleted = { $title } está en la papelera, con lo que se había rellenado.

## Llevarla fuera y traerla

sheets-export = Guardarla en un archivo
sheets-export-title = Guardar { $title } en un archivo
sheets-export-words = El archivo contiene las preguntas. La persona a quien se lo des puede traerlas a su propio cuaderno.
sheets-export-filled = Incluir también lo que se rellenó
sheets-export-warning = El archivo no está sellado. Quien lo tenga puede leer cada palabra.
sheets-export-go = Elegir un lugar
sheets-exported = Guardado como { $file } en { $folder }.
sheets-take-in = Traer una de un archivo
sheets-take-in-title = ¿Traer esta hoja de trabajo?
sheets-take-in-words = Esto es lo que pregunta el archivo. Todavía no se ha traído nada.
sheets-take-in-entries = { $count ->
    [one] Viene con una página rellenada.
   *[other] Viene con { $count } páginas rellenadas.
  }
sheets-take-in-section = { $count ->
    [one] Viene con una entrada, en un inventario propio.
   *[other] Viene con { $count } entradas, en un inventario propio.
  }
sheets-take-in-not = Dejarla
sheets-take-in-go = Traerla
sheets-taking-in = Se está trayendo. Hasta que termine, nada de ella está en tu cuaderno.
sheets-take-in-stop = Detener
sheets-take-in-stopped = Detenido. No se trajo nada.
sheets-taken-in = La hoja de trabajo ya es tuya.
sheets-refused = Este archivo no se ha traído

error-worksheet-file = { $line ->
    [0] { $fault } No se ha cambiado nada. Pide el archivo otra vez.
   *[other] Línea { $line } del archivo: { $fault } No se ha cambiado nada. Esa línea se puede corregir en un editor de texto.
  }
sheets-fault-too_large = Es más grande de lo que puede ser una hoja de trabajo.
sheets-fault-not_text = Esto no es texto que se pueda leer.
sheets-fault-not_json = El archivo se interrumpe o está mal escrito aquí.
sheets-fault-not_a_worksheet = Esto no es una hoja de trabajo de Candor.
sheets-fault-newer = Lo hizo un Candor más nuevo, que puede leerlo.
sheets-fault-unknown_key = Hay aquí un nombre que una hoja de trabajo no tiene.
sheets-fault-twice = El mismo nombre está aquí dos veces.
sheets-fault-missing = Falta algo que tiene que estar.
sheets-fault-wrong_type = Hay un valor de otra clase que la que corresponde aquí.
sheets-fault-unknown_value = Hay aquí un valor que no puede ser.
sheets-fault-no_words = Aquí faltan palabras.
sheets-fault-too_long = Las palabras son aquí más largas de lo que pueden ser.
sheets-fault-too_many = Hay aquí más de lo que puede haber.
sheets-fault-control_character = Un carácter de aquí no se puede mostrar.
sheets-fault-bad_id = Un nombre corto de aquí tiene otros caracteres que letras, cifras, guiones y guiones bajos.
sheets-fault-choices = Las palabras para elegir no encajan con la manera de responder la pregunta.
sheets-fault-answer = Una respuesta de aquí no encaja con su pregunta.
