### El Paso 4 como trabajo: su primera página, sus secciones y lo que ayuda a empezar.

## La primera página

first-look-what = El Paso 4 es mirar, por escrito y cosa por cosa, lo que llevas encima: lo que todavía te pesa, lo que te da miedo, a quién alcanzó y lo que hay de bueno en ti.
first-look-order = Nadie lo ve si tú no lo muestras, y puedes parar en cualquier palabra y seguir otro día.
first-look-company = Hay quien prefiere tener a su terapeuta cerca antes de mirarlo todo, y esa es una buena razón para esperar.
first-look-not-now = Ahora no

## Título, fechas y secciones

sections-about = Título, fechas y secciones
sections-finished-field = Terminado el
sections-finished-hint = Si quieres apuntarlo. Puede quedar vacío.
sections-status-field = Cómo está
sections-status-being_written = En curso
sections-status-set_aside = Aparte por ahora
sections-status-finished = Terminado por ahora
sections-status-shared = Compartido
sections-choose = Secciones
sections-choose-hint = Lo escrito en una sección que no está elegida se conserva. Queda fuera de la vista, de la búsqueda y de todo lo que compartas.
sections-hide = Mantener { $section } fuera de la vista
sections-hide-hint = En todos los inventarios: fuera de la vista, de la búsqueda y de todo lo que compartas, hasta que quites esta marca. No se borra nada.
sections-none = No hay ninguna sección elegida.

## Junto a una sección

sections-beside-empty = Sin escribir todavía

## Una página de preguntas

choice-rather = o más bien:
sheet-optional = Más preguntas
sheet-saved-as-you-write = Cada palabra se guarda mientras la escribes. Ninguna pregunta es obligatoria.

## Nombres por etapas de la vida

names-title = Si no sale ningún nombre
names-hint = Recorre las etapas de tu vida. Por ahora basta un nombre; lo demás puede esperar.
names-add = Un nombre
names-add-to = Un nombre de esta etapa: { $time }
names-added = { $name } tiene una fila.
names-home = La casa donde creciste
names-home-prompt = Madre, padre, hermanas y hermanos, abuelos, quien te cuidó, el vecindario.
names-school = La escuela
names-school-prompt = Maestros, amistades, las personas de quienes te apartabas, el lugar mismo.
names-young = Al irte de casa
names-young-prompt = Primeros amores, compañeros de piso, primeros trabajos, gente que perdiste de vista.
names-love = Amor y familia
names-love-prompt = Parejas, antiguas parejas, hijos, familia política.
names-work = Trabajo y dinero
names-work-prompt = Jefes, gente con quien trabajaste, caseros, a quien le debías o quien te debía.
names-using = Los años más duros
names-using-prompt = Quienes estuvieron, quienes no, hospitales, juzgados, lugares.
names-ideas = Normas e ideas
names-ideas-prompt = Una iglesia, una oficina, un dicho con el que creciste, una ley, el estado del mundo.
names-now = Ahora
names-now-prompt = Esta semana, esta calle, este cuarto. Tú también puedes estar en la lista.
