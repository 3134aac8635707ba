# Personas: todos los nombres del diario, y lo que habla de cada uno.

people-title = Personas
people-intro = Cada nombre que has escrito, una sola vez. Los nombres llegan aquí a medida que los escribes.
people-find = Buscar un nombre
people-found = { $count ->
    [0] Ningún nombre contiene esto.
    [one] 1 nombre
   *[other] { $count } nombres
  }
people-none = Ningún nombre contiene esto.
people-empty = Todavía no hay ningún nombre. Los nombres llegan aquí a medida que los escribes.
people-add = Añadir { $name }
people-links = { $count ->
    [0] sin enlaces
    [one] en 1 lugar
   *[other] en { $count } lugares
  }

# Junto a un nombre que no es de persona.
people-kind-institution = institución
people-kind-principle = principio
people-kind-myself = yo

people-more = Más sobre { $name }
people-close = Cerrar { $name }
people-in-trash = Este nombre está en la papelera. Donde se escribió, sigue estando.
people-put-back = Recuperarlo

people-name = Nombre
people-name-kept = Aquí hace falta un nombre. Hasta que lo haya, se conserva { $name }.
people-others = Otros nombres
people-others-hint = Apodos y otras maneras en que escribes el nombre. Uno en cada línea.
people-kind = Qué es
people-is-person = Una persona
people-is-institution = Una institución
people-is-principle = Un principio
people-is-myself = Yo

people-share = Al compartir
people-share-hint = Se guarda aquí y se usa cuando al compartir no se dicen los nombres. Puede quedar vacío.
people-share-as-written = Al compartir, las instituciones y los principios quedan como los escribiste.
people-share-myself = Al compartir, apareces como te escribiste.
people-share-refused = Aquí hay un nombre, así que no se usa al compartir.
people-share-levels = Cómo aparece al compartir
people-initials = Iniciales
people-stand-in = En lugar del nombre
people-stand-in-example = mi hermano

people-linked = Dónde aparece este nombre
people-linked-none = Nada de lo que has escrito lleva este nombre todavía.
people-place = { $worksheet } · { $inventory }
people-inventory-untitled = inventario empezado el { $day }
people-nothing-written = Aquí todavía no hay nada escrito
people-amends = Reparaciones
people-mentions = El nombre está también en otros textos
people-mentions-some = Se muestran { $shown } de { $all }.
people-mentions-search = Buscar el nombre
people-out-of-view = { $count ->
    [one] Hay 1 lugar más fuera de la vista: en una sección oculta o en la papelera.
   *[other] Hay { $count } lugares más fuera de la vista: en secciones ocultas o en la papelera.
  }

people-twin = Otra persona de aquí tiene el mismo nombre.
people-merge = Es la misma que otra
people-merge-title = ¿Quién es la misma persona que { $name }?
people-merge-other = La misma persona con otro nombre
people-merge-hint = Empieza a escribir un nombre que ya esté aquí.
people-merge-nobody = Elige uno de los nombres que hay aquí.
people-merge-words = { $other } pasa a ser otro nombre de { $name }. Todo lo enlazado a cualquiera de los dos queda enlazado a { $name }. Se puede deshacer.
people-merge-go = Unir los dos
people-merged = { $other } y { $name } ya son uno.

people-delete = Eliminar
people-delete-title = ¿Eliminar { $name }?
people-delete-count = { $entries ->
    [0] { $amends ->
        [0] Nada que esté a la vista enlaza con este nombre.
        [one] 1 reparación enlaza con este nombre.
       *[other] { $amends } reparaciones enlazan con este nombre.
      }
    [one] { $amends ->
        [0] 1 entrada enlaza con este nombre.
        [one] 1 entrada y 1 reparación enlazan con este nombre.
       *[other] 1 entrada y { $amends } reparaciones enlazan con este nombre.
      }
   *[other] { $amends ->
        [0] { $entries } entradas enlazan con este nombre.
        [one] { $entries } entradas y 1 reparación enlazan con este nombre.
       *[other] { $entries } entradas y { $amends } reparaciones enlazan con este nombre.
      }
  }
people-delete-ask = ¿Qué pasa con el nombre donde está?
people-delete-keep = Se queda donde está
people-delete-keep-hint = Ya no se ofrece al escribir, y nada de lo que escribiste cambia.
people-delete-unlink = Quitarlo de todas partes
people-delete-unlink-hint = Las entradas pierden el nombre y conservan sus palabras. Las reparaciones con esta persona van a la papelera. Un nombre dentro de tus frases queda como lo escribiste.
people-delete-not = Conservar
people-deleted = { $name } está en la papelera.

# En la lista bajo un campo de nombres.
people-add-as-institution = Añadir { $name } como institución
people-add-as-principle = Añadir { $name } como principio
people-open = Abrir { $name } en Personas
