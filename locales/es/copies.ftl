### Copias: cómo están, dónde se hacen, todas por día; mirar dentro de una y recuperar una.

copies-back = Volver a Ajustes
copies-all = Todas las copias
copies-made = Se hizo una copia. Se abrió y se comprobó.
copies-now = Ahora
copies-now-last = La última copia es de { $moment }.
copies-now-checked = Se abrió y se comprobó.
copies-now-next = Cada día que escribes se hace una automáticamente.
copies-here = Junto al cuaderno
copies-room = Juntas ocupan { $size } MB.
copies-much = Es mucho espacio. No se quita ninguna por eso; las que no necesites se pueden quitar más abajo.
copies-second = Un segundo lugar
copies-second-why = Un disco se puede perder con todo lo que tiene. Una memoria USB, otro disco o una carpeta sincronizada también pueden tener copias: se hacen allí automáticamente cuando está.
copies-second-choose = Elegir un segundo lugar
copies-second-other = Elegir otro
copies-second-forget = No hacer ninguna allí
copies-second-last = La última copia de allí es de { $moment }.
copies-second-never = Allí no hay ninguna copia todavía.
copies-second-away = Ahora no está. Las copias se hacen cuando está.
copies-second-long = Hace tiempo que no está.
copies-elsewhere = En cualquier lugar, una vez
copies-elsewhere-hint = Una copia de la que nadie cuida: se queda como está, y allí no se hace otra.
copies-by-day = Por día
copies-earlier-weeks = Semanas anteriores

copies-tier-last-days = Los dos últimos días en que se abrió
copies-tier-last-days-hint = todas
copies-tier-daily = Los últimos 30 días en que se abrió
copies-tier-daily-hint = una al día
copies-tier-weekly = Antes de eso
copies-tier-weekly-hint = una a la semana
copies-tier-monthly = Más atrás
copies-tier-monthly-hint = una al mes
copies-tier-by-hand = Guardadas
copies-tier-by-hand-hint = hasta que las quites

copies-checked = { $as ->
    [word] Se abrió y se comprobó { $day }
   *[name] Se abrió y se comprobó el { $day }
  }
copies-not-checked = Sin comprobar desde que se encontró.
copies-not-well = { $as ->
    [word] No estaba bien cuando se miró { $day }. Quizá se pueda leer en parte.
   *[name] No estaba bien cuando se miró el { $day }. Quizá se pueda leer en parte.
  }
copies-opens-with-this = Se abre con la frase de paso que tienes ahora.
copies-opens-with-an-older = Se abre con una frase de paso anterior, o con la clave de recuperación de entonces.
copies-why-daily = Se hizo automáticamente.
copies-why-by-hand = La hiciste tú.
copies-why-found = Se encontró en la carpeta.
copies-why-before-import = Se hizo antes de traer textos.
copies-why-before-merge = Se hizo antes de que dos personas pasaran a ser una.
copies-why-before-migration = Se hizo antes de que un Candor más nuevo cambiara la forma del cuaderno.
copies-why-before-passphrase = Se hizo antes de sellarlo todo de nuevo.
copies-why-before-restore = Lo que había antes de recuperar una copia.
copies-why-lies-beside = Está junto al cuaderno con otro nombre. Lo puso ahí un programa de sincronización, o se conservó cuando otro archivo ocupó el lugar del cuaderno.
copies-why-kept-log = Palabras de otra sesión que se apartaron. Se leen junto con el archivo a partir del cual siguen.
copies-made-before = Antes se hizo una copia. Está entre las copias y se queda allí hasta que la quites.
copies-since = Escrito o cambiado desde entonces: { $what }.
copies-since-pages = { $count ->
    [one] una página
   *[other] { $count } páginas
  }
copies-since-entries = { $count ->
    [one] una entrada
   *[other] { $count } entradas
  }
copies-since-amends = { $count ->
    [one] una reparación
   *[other] { $count } reparaciones
  }
copies-look = Mirar dentro
copies-bring = Recuperar esta
copies-remove = Quitar esta copia

copies-bring-title = ¿Recuperar el cuaderno como estaba el { $when }?
copies-bring-first = Primero se hace una copia del cuaderno como está ahora. Queda entre las copias guardadas, así que puedes volver a hoy.
copies-bring-since = Lo escrito desde entonces estará en esa copia, y ya no aquí.
copies-bring-aside = Ocupa el lugar del cuaderno. El archivo que hay ahora se conserva a su lado tal como está, y después se puede mirar dentro desde aquí.
copies-bring-lock = Después, el cuaderno se bloquea.
copies-bring-leave = Dejarlo como está
copies-bring-do = Recuperarlo
copies-remove-title = ¿Quitar la copia del { $when }?
copies-remove-words = El archivo se elimina. El cuaderno y las demás copias se quedan como están.
copies-remove-keep = Conservarla
copies-older-title = Lo que la abría entonces
copies-older-words = Esta copia es de antes de sellarlo todo de nuevo. Se abre con la frase de paso que tenías entonces.

copies-trouble-beside = { $as ->
    [today] Hoy no se pudo hacer ninguna copia: { $why }.
   *[day] No se pudo hacer ninguna copia desde { $day }: { $why }.
  }
copies-trouble-second = { $as ->
    [today] Hoy no se pudo hacer ninguna copia en el segundo lugar: { $why }.
   *[day] No se pudo hacer ninguna copia en el segundo lugar desde { $day }: { $why }.
  }
copies-trouble-safe = Lo que escribes está guardado, y las copias de antes están a salvo.
copies-trouble-copies-safe = Las copias de antes están a salvo.
copies-trouble-again = Intentarlo de nuevo
copies-trouble-place = Elegir un segundo lugar
copies-trouble-disk-full = el disco está lleno
copies-trouble-read-only = la carpeta solo se puede leer
copies-trouble-missing = la carpeta no está
copies-trouble-damaged = una página del cuaderno no se abrió como debía. Bloquéalo y mira las copias
copies-trouble-already-exists = hay un archivo donde debería estar la carpeta de copias
copies-trouble-other = el disco dio un error

inside-as-it-was = El cuaderno como estaba el { $when }.
inside-reading-only = Solo para leer.
inside-close = Cerrar la copia
inside-list = Lo que hay en esta copia
inside-thing = Lo elegido
inside-pages = Páginas
inside-amends = Reparaciones
inside-with-letter = Con una carta
inside-entries = Entradas
inside-empty = No hay nada en esta copia.
inside-choose = Elige algo de la lista para leerlo.
inside-take-page = Recuperar esta página
inside-take-amends = Recuperar esta reparación
inside-take-entry = Recuperar esta entrada
inside-taken = Ya está en el cuaderno de hoy. Deshacer lo quita de nuevo.

copy-open = Esto es una copia de { $moment }.
copy-open-words = Es para leer. Nada de ella cambia, y el cuaderno mismo no está abierto.
