# Compartir: elegir lo que verá otra persona

share-title = Compartir con alguien
share-empty = Todavía no hay nada que compartir, y no hace falta.
share-inventory = Qué inventario
share-inventory-untitled = Inventario empezado el { $day }
share-together = Junto con
share-kept = Elección guardada { $time }

share-names = Cómo aparecen las demás personas
share-names-full = Nombres
share-names-initials = Iniciales
share-names-aliases = Sustitutos
share-names-nature = Solo lo esencial
share-names-hint-full = Los nombres quedan como los escribiste.
share-names-hint-initials = La misma persona lleva las mismas iniciales en todo el documento.
share-names-hint-aliases = Lo que elegiste en lugar del nombre, como «mi hermano», o Persona A; lo mismo en todo el documento. Se elige en la página de cada persona.
share-names-hint-nature = Deja fuera personas y hechos, y conserva lo que había debajo: lo que marcaste y cuántas veces.

share-include = Qué incluir
share-count-all = { $count ->
    [one] la única
   *[other] las { $count }
  }
share-count-some = { $chosen } de { $count }
share-count-none = ninguna de { $count }
share-choose = Elegir entradas y columnas en { $section }
share-entries = Entradas en { $section }
share-columns = Columnas de { $section }
share-entry-untitled = Entrada { $number }
share-section-empty = nada escrito
share-whole = La sección entera. Lo que escribas después en ella también entra.
share-narrowed = Solo estas. Lo que escribas después queda fuera hasta que lo elijas.
share-move = Mover { $section }
share-move-how = Arrástrala, o pulsa las flechas arriba y abajo.
share-moved = { $section } está ahora en el lugar { $place } de { $count }

share-title-page = Portada
share-title-none = Ninguna
share-title-neutral = Neutra
share-title-own = Mis palabras
share-title-words = Palabras en la portada

share-preview = Vista previa
share-preview-words = Exactamente lo que verá la otra persona
share-preview-none = No hay nada elegido. Elige una sección y el documento aparecerá aquí.

share-look = Conviene mirarlo antes de que salga
share-look-names = { $count ->
    [one] El nombre «{ $name }» sigue en el texto.
   *[other] { $count } nombres siguen en el texto.
  }
share-look-tells = { $count ->
    [one] Una cosa más puede decir todavía de quién se trata.
   *[other] { $count } cosas pueden decir todavía de quién se trata.
  }
share-look-at = Mirarlo

share-outs = Cómo compartirlo
share-read = Leer en pantalla
share-pdf = PDF o impresión
share-sealed = Archivo sellado
share-more = Más formas
share-html = Guardar como página web
share-markdown = Guardar como texto
share-not-sealed = Un PDF no está cerrado: cualquiera que lo tenga puede leerlo. Un archivo sellado se abre solo con una frase de paso que eliges para él.
share-nothing-chosen = Elige antes al menos una entrada.

share-choices = Elecciones guardadas
share-choices-of = Elecciones guardadas: { $name }
share-choices-save = Guardar esta elección
share-choices-again = Guardar en «{ $name }»
share-choices-rename = Cambiar el nombre de «{ $name }»
share-choices-delete = Quitar «{ $name }»
share-choices-save-title = Guardar esta elección
share-choices-rename-title = Otro nombre
share-choices-name = Cómo llamarla
share-choices-hint = Se guarda la elección, no el texto: siempre muestra tu cuaderno como esté entonces.
share-choices-keep = Guardar
share-choices-saved = Elección guardada como «{ $name }»
share-choices-deleted = «{ $name }» ya no está. Nada ha cambiado en tu cuaderno.

share-law-title = Antes de compartir por primera vez
share-law-1 = Lo que se cuenta a un padrino, a una madrina o a una amistad no está protegido por la ley en la mayoría de los lugares. Quien escucha puede verse obligado a declarar.
share-law-2 = Si algo de lo escrito pudiera ser un delito, o si un menor pudiera estar en peligro, habla antes con un abogado.
share-law-3 = Tú decides qué se comparte y con quién. Al leerlo en voz alta desde la pantalla no entregas nada que pueda pasarse a otros.
share-law-4 = Un archivo puede copiarse y pasarse a otros. Una impresora puede conservar lo que imprimió. Un archivo borrado puede seguir un tiempo en el disco.
share-law-back = Ahora no
share-law-read = Lo he leído

## Un documento se convierte en archivo: desde aquí y desde la lista de reparaciones

export-names = Nombres en el texto
export-name-changed = «{ $name }» se cambia por { $shown }
export-name-left = «{ $name }» queda como estaba
export-in-entries = { $count ->
    [one] en la entrada { $entries }
   *[other] en las entradas { $entries }
  }
export-show = Mostrarlo
export-name-leave = Dejarlo como estaba
export-name-change = Cambiarlo por { $shown }
export-tells = Esto puede decir todavía de quién se trata
export-tells-why = Pulsa algo para taparlo en todo el documento. Púlsalo otra vez para que vuelva.
export-tells-hide-all = Tapar todo
export-tell-look-alike = Escritas con letras que se parecen a otras
export-tell-name-like = Pueden ser nombres
export-tell-phone = Números de teléfono
export-tell-email = Direcciones de correo
export-tell-address = Direcciones de internet
export-tell-date = Fechas
export-tell-place = Pueden ser lugares
export-tell-number = Números largos
export-tell-hide = Tapar «{ $words }»
export-tell-show = Mostrar «{ $words }» en el documento
export-tell-hide-group = Tapar estas { $count }
export-tell-show-group = Destapar estas { $count }
export-times = { $count ->
    [one] una vez
   *[other] { $times } veces
  }
export-opposite = en su lugar: { $opposite }

export-format = Tipo de archivo
export-format-pdf = PDF
export-format-pdf-hint = Para leer e imprimir, con letra grande y márgenes anchos.
export-format-html = Página web
export-format-html-hint = Un solo archivo que se abre en cualquier navegador.
export-format-markdown = Texto
export-format-markdown-hint = Texto sencillo con títulos en Markdown, para cualquier editor.
export-format-csv = Tabla
export-format-csv-hint = Una fila por línea, para una hoja de cálculo.
export-format-sealed-html = Página web que pide la frase de paso
export-format-sealed-html-hint = Se abre en cualquier navegador actual, sin red. No hay que instalar nada.
export-format-age = Archivo para age
export-format-age-hint = Para quien conoce el programa age.
export-format-candor = Copia del cuaderno
export-format-json = Archivo de hoja de trabajo
export-format-paper = Impreso
export-not-sealed = Este archivo no está cerrado: cualquiera que lo tenga puede leerlo. También una impresora puede conservar lo que imprimió.
export-unprintable = { $count ->
    [one] El PDF no puede mostrar este carácter y pone en su lugar un recuadro vacío:
   *[other] El PDF no puede mostrar estos caracteres y pone en su lugar recuadros vacíos:
  }
export-passphrase = Frase de paso de este archivo
export-passphrase-proposed = Palabras propuestas
export-passphrase-own = La mía
export-passphrase-another = Otras palabras
export-passphrase-why = Salen al azar en este equipo y no se guardan en ningún sitio.
export-passphrase-once = Apúntala o dila de viva voz. Solo se muestra aquí y Candor no la guarda. Sin ella nadie puede abrir el archivo, tampoco tú.
export-to-whom = Para quién
export-to-whom-hint = Solo si quieres recordarlo. Queda en tu cuaderno, en la lista de archivos.
export-print = Imprimir
export-choose-place = Elegir un lugar y escribirlo
export-writing = Escribiendo
export-written = Escrito { $time }: { $file } en { $folder }.
export-listed = Está en la lista de archivos de la página Compartir. Allí puedes mirar si sigue en su sitio y borrarlo.

## Archivos escritos

files-title = Archivos escritos
files-count = { $count ->
    [one] un archivo
   *[other] { $count } archivos
  }
files-ssd = Borrar quita el archivo de su carpeta. En un SSD o en una memoria USB su contenido puede seguir un tiempo en los chips, y las copias que alguien hizo quedan como están.
files-content-share = Lo compartido
files-content-amends = Lista de reparaciones
files-content-letter = Carta
files-content-copy = Copia
files-content-worksheet = Hoja de trabajo, solo las preguntas
files-content-filled-worksheet = Hoja de trabajo, con lo escrito
files-content-recovery-key = Clave de recuperación
files-names-full = nombres
files-names-initials = iniciales
files-names-aliases = sustitutos
files-names-nature = solo lo esencial
files-state-there = en su sitio
files-state-changed = cambiado desde entonces, o es otro archivo
files-state-gone = ya no está
files-state-paper = en papel, o donde lo dejó el diálogo de impresión
files-paper = Entregado al diálogo de impresión
files-printed = Impreso { $when }. Candor no puede ver qué pasó después. Una impresora puede guardar lo que imprimió un día o más.
files-state-unreachable = no se puede llegar a él ahora
files-written = Escrito { $when } en { $folder }
files-to-whom = Para { $name }
files-delete = Borrar el archivo
files-delete-name = Borrar el archivo { $file }
files-delete-ask = Esto borra el archivo de su carpeta. No pasa por ninguna papelera.
files-delete-do = Borrarlo
files-keep = Conservarlo
files-deleted = { $file } está borrado. Se ha comprobado el lugar: ya no está.
files-not-deleted = { $file } no se pudo borrar. Ha quedado como estaba.
files-look = Mirar otra vez
files-look-name = Mirar otra vez { $file }
files-forget = Olvidar esta línea
files-forget-name = Olvidar esta línea: { $file }
files-cut-short = { $count ->
    [one] Candor se cerró mientras escribía { $file } en { $folder }. Lo que había de él se ha quitado. Escríbelo de nuevo si todavía lo quieres.
   *[other] Candor se cerró mientras escribía { $count } archivos. Lo que había de ellos se ha quitado. Escríbelos de nuevo si todavía los quieres.
  }
files-forgotten = La línea de { $file } está olvidada. El archivo sigue como estaba.

## Después

after-title = Después
after-about = Qué pasa con «{ $title }» lo dices tú, ahora u otro día.
after-mark-about = Se lo has contado a alguien, o una parte.
after-mark = Marcarlo como compartido
after-marked = Marcado como compartido
after-carry-about = Los daños pueden pasar al paso 8, donde empiezan las reparaciones. Cada uno pasa una vez.
after-carry = Copiar los daños al paso 8
after-carried = { $count ->
    [0] Ya están todos en la lista.
    [one] Uno está ahora en la lista.
   *[other] { $count } están ahora en la lista.
  }
after-unnamed = { $count ->
    [one] Uno no nombra todavía a nadie y se ha quedado.
   *[other] { $count } no nombran todavía a nadie y se han quedado.
  }
after-to-list = Ir a la lista
after-keep-seal-destroy = Conservarlo, guardarlo aparte o destruirlo
after-keep = Conservarlo.
after-keep-about = Queda como está. No hay nada que hacer.
after-seal = Guardarlo aparte.
after-seal-about = Queda fuera de la vista y de la búsqueda hasta que lo pidas en el menú de la página Inventario.
after-seal-do = Guardarlo aparte
after-sealed-away = «{ $title }» está guardado aparte
after-destroy = Destruirlo.
after-destroy-about = Sus entradas, y lo que decían antes, desaparecen de este cuaderno y de las copias que se abren con tu frase de paso. Se te dice dónde más puede seguir.
after-destroy-do = Destruirlo

destroy-title = Destruir «{ $title }»
destroy-what = Desaparecen todas sus entradas, lo que decían antes y lo que se dijo al leerlas.
destroy-stays = Las personas que nombra y las reparaciones que salieron de él se quedan. También tus otros inventarios.
destroy-copies = El cuaderno se escribe de nuevo sin él, y también cada copia que Candor conoce y que se abre con la frase de paso que tienes ahora. Después ves qué copias todavía lo contienen, y qué archivos.
destroy-cannot = Desde esas no se puede recuperar. Las copias que Candor no conoce, los archivos que diste y el papel quedan como están, y un disco puede conservar un tiempo lo antiguo.
destroy-example = En el ejemplo no se pide ninguna frase de paso.
destroy-keep = Conservarlo
destroy-do = Destruir
destroy-working = Destruyendo
destroy-done-title = Qué ha pasado con él
destroy-done = Ya no está en el cuaderno.
destroy-done-everywhere = Ninguna copia que Candor conoce lo contiene ya.
destroy-journal-kept = El archivo del cuaderno no se pudo escribir de nuevo, así que partes suyas sin usar pueden contener todavía las palabras, selladas. { $why }
destroy-rewritten = { $count ->
    [one] Esta copia se ha escrito de nuevo sin él:
   *[other] Estas copias se han escrito de nuevo sin él:
  }
destroy-held = { $count ->
    [one] Desde esta copia todavía se puede recuperar:
   *[other] Desde estas copias todavía se puede recuperar:
  }
destroy-held-delete = { $count ->
    [one] Borrar esta copia
   *[other] Borrar estas { $count } copias
  }
destroy-held-ask = Lo demás que solo está en ellas también desaparece. No pasan por ninguna papelera.
destroy-held-do = Borrar
destroy-held-keep = Conservarlas
destroy-held-deleted = { $count ->
    [one] Una copia está borrada.
   *[other] { $count } copias están borradas.
  }
destroy-held-why = { $where } no se pudo borrar. { $why }
destroy-files = { $count ->
    [one] Palabras suyas pueden seguir aquí:
   *[other] Palabras suyas pueden seguir en estos lugares:
  }
destroy-where = { $file } en { $folder }
destroy-where-paper = Impreso { $when }
destroy-cannot-know = Candor no puede saber de copias que se hicieron sin él.
destroy-former-words = Lo que un disco haya guardado está sellado con la llave de este cuaderno. Sellar todo de nuevo le da al cuaderno otra llave, y desde entonces su archivo no abre nada de eso. Las copias de antes seguirían abriéndose como ahora, así que se borran con ello. Un disco que guardó entero un archivo antiguo lo conserva como estaba.
destroy-former = Sellar de nuevo y borrar las copias anteriores
destroy-former-stays = Tu frase de paso sigue siendo la misma, y recibes una nueva clave de recuperación. Después se hace una copia, y entonces se borran las anteriores.
destroy-former-done = Todo está sellado de nuevo, y se hizo una copia.

away-title = Guardados aparte
away-none = No hay nada guardado aparte.
away-about = Estos están fuera de la vista y de la búsqueda.
away-back = Traerlo de vuelta
away-back-name = Traerlo de vuelta: { $title }
away-brought-back = «{ $title }» ha vuelto
