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

amends-key-go = de tarjeta en tarjeta
amends-key-move = mover a otra columna
amends-key-menu = menú
amends-key-open = abrir

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
amends-defer-words = Todo puede quedar vacío.
amends-defer-reason = El motivo
amends-defer-none = Sin motivo indicado
amends-defer-review = Un día para mirar otra vez
amends-defer-note = Una nota para el historial
amends-defer-go = Mover a Aplazada
amends-make-title = Dicho o hecho: { $name }
amends-make-done = Lo que se hizo, y lo que respondió
amends-make-left = Lo que queda, si queda algo
amends-make-go = Mover a Hecha
amends-reason-would_injure = Dañaría a esa persona o a otras
amends-reason-not_yet_willing = Aún no tengo la voluntad
amends-reason-cannot_be_reached = No se puede llegar a esa persona
amends-reason-waiting_for_advice = A la espera de consejo
amends-reason-not_safe_for_me = No es seguro para mí
amends-reason-another = Otro motivo

amends-close = Cerrar { $name }
amends-from-inventory = Del inventario
amends-from-sheet = De la revisión de la noche
amends-harm = El daño
amends-what = Lo que hice
amends-suffered = Cómo le afectó
amends-willing = ¿Tengo la voluntad?
amends-willing-not_yet = Aún no
amends-willing-partly = En parte
amends-willing-willing = Sí
amends-willing-hint = Por ahora basta con nombrar a esa persona.
amends-why-not-now = Ahora no, porque
amends-kind = Tipo de reparación
amends-kind-none = Aún sin elegir
amends-kind-direct = Directa
amends-kind-direct-hint = A la persona, cara a cara o con palabras que le lleguen.
amends-kind-living = Viva
amends-kind-living-hint = Vivir de otra manera de ahora en adelante. Toma el tiempo que tome, y no hace falta pasarla a Hecha.
amends-kind-indirect = Indirecta o simbólica
amends-kind-indirect-hint = Algo bueno en el mismo espíritu, cuando el camino recto está cerrado.
amends-kind-financial = Económica
amends-kind-financial-hint = Devolver lo que se debe. Lo que queda se cuenta en Devolución.
amends-kind-unsent_letter = Una carta que no se envía
amends-kind-unsent_letter-hint = Escribirlo todo, por el hecho de escribirlo.
amends-kind-anonymous = Anónima
amends-kind-anonymous-hint = Repararlo sin decir de parte de quién.
amends-kind-institution = A una institución
amends-kind-institution-hint = Una escuela, una oficina, una tienda: quien pueda recibirla allí.
amends-kind-someone_who_died = A alguien que ha muerto
amends-kind-someone_who_died-hint = Junto a una tumba, en una carta o en algo que se hace en su nombre.
amends-kind-cannot_be_reached = A alguien a quien no se puede llegar
amends-kind-cannot_be_reached-hint = Lista para el día en que se pueda, y mientras tanto de otra manera.

amends-injury = ¿Podría dañar?
amends-injury-words = Es un consejo y no impide nada. Cada pregunta puede quedar abierta.
amends-injury-no_contact = Entre nosotros hay una orden judicial o una petición de no tener contacto
amends-injury-abuse = Hubo abuso, o pidió que no se le contactara
amends-injury-third_person = Dejaría al descubierto a una tercera persona
amends-injury-safety_or_living = Le costaría la seguridad a alguien, o el sustento a mi familia
amends-injury-legal = Podría tener consecuencias legales
amends-injury-not_safe_for_me = No es seguro para mí
amends-injury-easing_myself = Me aliviaría a su costa
amends-injury-talked_over = Lo he hablado con alguien
amends-injury-yes = Sí
amends-injury-no = No
amends-injury-not_sure = No lo sé
amends-injury-given = Respondido el { $day }
amends-injury-clear = Quitar
amends-injury-clear-name = Quitar la respuesta: { $question }
amends-injury-count = { $count ->
    [one] Una pregunta respondida
   *[other] { $count } preguntas respondidas
  }
amends-injury-because-no_contact = Una orden o una petición pide distancia, y respetarla ya es parte de reparar.
amends-injury-because-abuse = Donde hubo abuso, o pidió que no se le contactara, acercarse podría volver a herir.
amends-injury-because-third_person = Saldría a la luz alguien que no puede decidirlo.
amends-injury-because-safety_or_living = Otras personas lo pagarían con su seguridad o su sustento.
amends-injury-because-legal = Podría tener consecuencias legales, así que primero conviene hablar con un abogado.
amends-injury-because-not_safe_for_me = No es seguro para ti, y tu seguridad cuenta tanto como la suya.
amends-injury-because-easing_myself = Aligeraría tu carga pasándosela a esa persona.
amends-injury-another-way = Se puede dejar a un lado por ahora, o hacer de otro tipo: viva, simbólica o una carta que no se envía.
amends-injury-talk = { $count ->
    [0] Háblalo con alguien de confianza antes de seguir.
    [one] Una respuesta es «no lo sé». Háblala con alguien de confianza antes de seguir.
   *[other] { $count } respuestas son «no lo sé». Háblalas con alguien de confianza antes de seguir.
  }
amends-injury-nothing = Ninguna de tus respuestas habla en contra. Cuándo y cómo queda en tus manos.
amends-injury-defer = Dejarla a un lado por ahora

amends-ledger = Devolución
amends-ledger-none = No hay nada anotado como debido.
amends-ledger-caption = Debido y devuelto, en { $currency }
amends-ledger-date = Fecha
amends-ledger-what = Qué
amends-ledger-paid = Pagado
amends-ledger-to-go = Queda
amends-ledger-owed-line = Se deben { $amount }
amends-ledger-left = Quedan { $amount }
amends-ledger-settled = Todo está devuelto.
amends-ledger-over = Se han devuelto { $amount } más de lo que se debía. Puede quedar así.
amends-ledger-owed-name = Cambiar lo que se debe: { $amount }{ $dated ->
    [yes] , { $day }
   *[no] {""}
  }
amends-ledger-paid-name = Cambiar el pago: { $amount }{ $dated ->
    [yes] , { $day }
   *[no] {""}
  }
amends-ledger-add-owed = Añadir lo que se debe
amends-ledger-add-paid = Añadir un pago
amends-ledger-change = Cambiar esta línea
amends-ledger-kind = Qué es
amends-ledger-kind-owed = Debido
amends-ledger-kind-paid = Devuelto
amends-ledger-amount = Cantidad
amends-ledger-amount-hint = Un número como { $example }
amends-ledger-amount-problem = Escribe la cantidad como un número mayor que cero.
amends-ledger-currency = Moneda
amends-ledger-day = Día
amends-ledger-note = Nota
amends-ledger-note-hint = Cómo se acordó, o cómo se pagó.
amends-ledger-save = Guardar
amends-ledger-remove = Eliminar
amends-ledger-removed = La línea se ha eliminado.

amends-plan = Plan
amends-plan-what = Lo que pienso hacer, y cuándo
amends-talked = Hablado con
amends-talked-on = Qué día
amends-review = Un día para hacerlo, o para mirar otra vez
amends-review-none = Ningún día
amends-letter = Carta
amends-letter-to = Carta a { $name }
amends-letter-back = Volver a { $name }
amends-letter-words = Candor nunca la envía. Que salga o no de este equipo depende de ti.
amends-letter-begin = Empezar una carta
amends-letter-open = Abrir la carta
amends-letter-begun = Carta empezada
amends-letter-invitation = Escribe como si nadie más fuera a leerlo.
amends-letter-print = Imprimir

amends-touching = Todo lo que hay con { $name }

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

amends-table = Todas las personas de la lista
amends-column-whom = A quién
amends-column-what = Lo que hice
amends-column-where = Dónde está
amends-column-day = Día o motivo
amends-column-changed = Cambiada
amends-column-actions = Acciones

amends-choose = Qué se muestra
amends-words = Palabras
amends-any = Todo
amends-order = Orden
amends-order-name = Por nombre
amends-order-status = Por dónde está
amends-order-review = Por el día para mirar otra vez
amends-order-changed = Primero lo último cambiado
amends-shown = Se muestran { $shown } de { $all }
amends-show-all = Mostrar todo
amends-none-found = No hay nada así en la lista.

amends-to-myself = Reparaciones a mí
amends-to-myself-hint = «Añadir a alguien» te ofrece entonces también a ti. No se quita nada de lo que ya está en la lista.

amends-document = La lista como documento
amends-document-open = Como documento
amends-document-back = Volver a la lista
amends-document-write = Hacer un archivo
amends-document-parts = Qué dice de cada una
amends-document-none = No hay nada elegido de la lista.
amends-letter-file = Hacer un archivo
