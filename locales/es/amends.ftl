### Reparaciones: la lista del paso 8 y las reparaciones del paso 9

amends-title = Reparaciones
amends-view = Vista
amends-board = Tablero
amends-list = Lista
amends-people = Personas
amends-empty = No hay nadie en la lista. Los nombres que marcaste en el inventario pueden venir aquí.
amends-nameless = Alguien sin nombre

amends-status-unsorted = Aún sin ordenar
amends-status-planned = Prevista
amends-status-made = Hecha
amends-status-deferred = Aplazada
amends-planned-line = Con voluntad, pensando cómo
amends-made-line = Dicha o hecha
amends-deferred-line = Ahora no, con un motivo

amends-look-again = { $as ->
    [word] Mirar otra vez { $day }
   *[name] Mirar otra vez el { $day }
  }
amends-look-asked = Pediste mirar otra vez el { $day }
amends-made-on = Hecha el { $day }

amends-menu = { $name }: mover o eliminar
amends-move-to = Mover a
amends-move-to-name = Mover a: { $name }
amends-more = Más sobre { $name }
amends-moved = { $name }: ahora en «{ $status }»
amends-delete = Eliminar
amends-deleted = { $name } está en la papelera.

amends-add = Añadir a alguien
amends-add-whom = A quién
amends-add-kind = Quién es
amends-add-person = Una persona
amends-add-institution = Una institución
amends-add-myself = Yo
amends-add-myself-name = Yo
amends-add-myself-hint = El daño que me hice también cuenta.
amends-add-whom-hint = Elige un nombre o escribe uno nuevo.
amends-add-institution-hint = Una escuela, una oficina, una tienda. Al compartir, su nombre queda como está.
amends-add-nobody = Nombra primero a alguien. Lo demás puede esperar.
amends-add-harm = Lo que hice
amends-add-harm-hint = Basta una línea, y puede quedar vacío.
amends-add-go = Añadir a la lista
amends-added = { $name } está en la lista, aún sin ordenar.

amends-defer-title = Ahora no: { $name }
amends-defer-words = Ambas cosas pueden quedar vacías.
amends-defer-reason = El motivo
amends-defer-none = Sin motivo indicado
amends-defer-note = Una nota para el historial
amends-defer-go = Mover a Aplazada
amends-reason-would_injure = Dañaría a esa persona o a otras
amends-reason-not_yet_willing = Aún no tengo la voluntad
amends-reason-cannot_be_reached = No se puede llegar a esa persona
amends-reason-waiting_for_advice = A la espera de consejo
amends-reason-not_safe_for_me = No es seguro para mí
amends-reason-another = Otro motivo

amends-close = Cerrar { $name }
amends-from-inventory = Del inventario
amends-harm = El daño
amends-what = Lo que hice
amends-suffered = Cómo le afectó
amends-willing = ¿Tengo la voluntad?
amends-willing-not_yet = Aún no
amends-willing-partly = En parte
amends-willing-willing = Sí
amends-willing-hint = Por ahora basta con nombrar a esa persona.
amends-why-not-now = Ahora no, porque
amends-plan = Plan
amends-plan-what = Lo que pienso hacer, y cuándo
amends-talked = Hablado con
amends-review = Un día para hacerlo, o para mirar otra vez
amends-review-none = Ningún día
amends-outcome = Cómo fue
amends-outcome-what = Lo que se hizo, lo que respondió, lo que queda
amends-history = Historial
amends-history-count = { $count ->
    [one] Una línea
   *[other] { $count } líneas
  }
amends-history-added = Añadida a la lista
amends-history-carried = Añadida a la lista, desde el inventario
amends-history-moved = De «{ $from }» a «{ $to }»

amends-table = Todas las personas de la lista, por nombre
amends-column-whom = A quién
amends-column-what = Lo que hice
amends-column-where = Dónde está
amends-column-day = Día o motivo
amends-column-actions = Acciones
