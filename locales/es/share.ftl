# Compartir: elegir lo que verá otra persona

share-title = Compartir con alguien
share-empty = Todavía no hay nada que compartir, y no hace falta.
share-inventory = Qué inventario
share-inventory-untitled = Inventario empezado el { $day }

share-names = Cómo aparecen las demás personas
share-names-full = Nombres
share-names-initials = Iniciales
share-names-aliases = Sustitutos
share-names-hint-full = Los nombres quedan como los escribiste.
share-names-hint-initials = La misma persona lleva las mismas iniciales en todo el documento.
share-names-hint-aliases = Lo que elegiste en lugar del nombre, como «mi hermano», o Persona A; lo mismo en todo el documento. Se elige en la página de cada persona.

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

share-preview = Vista previa
share-preview-words = Exactamente lo que verá la otra persona
share-preview-none = No hay nada elegido. Elige una sección y el documento aparecerá aquí.

share-found = Todavía hay un nombre completo en el texto.
share-found-in = «{ $name }» aparece en { $count ->
    [one] la entrada { $entries }.
   *[other] las entradas { $entries }.
  }
share-found-changed = «{ $name }» dentro del texto se cambia por { $shown }
share-show = Mostrarlo
share-change = Cambiarlo por { $shown }
share-keep = Dejarlo como estaba
share-found-region = Nombres dentro del texto

share-outs = Cómo compartirlo
share-html = Guardar como página web
share-markdown = Guardar como texto
share-not-sealed = El archivo no está sellado: cualquiera que lo tenga puede leerlo.
share-nothing-chosen = Elige antes al menos una entrada.
share-saved = Guardado { $time }: { $file } en { $folder }. Cualquiera que tenga el archivo puede leerlo.

share-law-title = Antes de compartir por primera vez
share-law-1 = Lo que se cuenta a un padrino, a una madrina o a una amistad no está protegido por la ley en la mayoría de los lugares. Quien escucha puede verse obligado a declarar.
share-law-2 = Si algo de lo escrito pudiera ser un delito, o si un menor pudiera estar en peligro, habla antes con un abogado.
share-law-3 = Tú decides qué hay en el archivo y quién lo recibe. También puedes leerlo en voz alta y no entregar nada.
share-law-back = Ahora no
share-law-read = Lo he leído
