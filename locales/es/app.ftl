### El marco de la página y las palabras que usan todas las vistas.

app-name = Candor
app-skip = Saltar a la página

nav-every-day = Cada día
nav-work = El trabajo
nav-help = Ayuda y ajustes
nav-today = Hoy
nav-write = Escribir
nav-search = Buscar
nav-steps = Pasos
nav-inventory = Inventario
nav-amends = Reparaciones
nav-people = Personas
nav-share = Compartir
nav-help-now = Ayuda ahora
nav-settings = Ajustes
nav-lock = Bloquear

close = Cerrar
cancel = Cancelar
back = Volver
delete = Eliminar
copy = Copiar
copied = Copiado
open = Abrir
done = Listo
change = Cambiar

undo = Deshacer
redo = Rehacer
undo-done = Deshecho.
redo-done = Hecho de nuevo.
undo-nothing = No hay nada que deshacer.
redo-nothing = No hay nada que rehacer.

save-saving = Guardando
save-saved = Guardado a las { $time }
save-not-saved = Sin guardar desde las { $time }
save-copy-elsewhere = Hacer una copia de lo guardado
save-retry = Intentar de nuevo ahora
page-died = La página se detuvo y se volvió a cargar. Lo guardado está a salvo; pueden faltar las últimas palabras.
save-copy-made = Copia hecha a las { $time }
save-copy-lacks = Copia hecha a las { $time }. Lo que todavía no está guardado no está en ella. Esas palabras siguen en la pantalla.
save-copy-unlisted = No se pudo añadir a la lista de archivos, porque ahora no se puede escribir en el cuaderno.

lock-soon = Se bloqueará pronto. Pulsa cualquier tecla para quedarte.
example-banner = Esto es un ejemplo. Nada de lo que hay aquí es tuyo y desaparece al bloquear.
reading-only-banner = Este archivo está dañado y está abierto solo para leer. No se cambia nada en él.
older-happened = Este archivo es más antiguo que el último que abriste aquí.
older-safe = Lo que contiene está completo: todo es de un mismo momento, tal como se selló entonces.
older-next = Si pusiste una copia en su lugar, todo está bien. Si no fuiste tú, bloquéalo y busca el archivo más reciente antes de escribir.
older-go-on = Seguir con este archivo
line-happened = Este archivo siguió en otro lugar, y no a partir de lo último que tuviste abierto aquí. Es otra línea del mismo cuaderno.
line-safe = Está abierto solo para leer y no se ha cambiado nada en él. Las copias que se hicieron en este equipo siguen ahí.
line-next = Cada una de las dos tiene palabras que la otra no tiene. No se encontró aquí ningún archivo de la línea de este equipo. Búscalo en memorias USB y en otros equipos antes de seguir con este.
line-own = Cada una de las dos tiene palabras que la otra no tiene. Lo de este equipo se guardó por última vez ({ $moment }): { $file } en { $folder }. Puedes mirar dentro o recuperarlo; después se pueden tomar cosas sueltas del otro.
line-look = Mirar lo de este equipo
made-copy-happened = Este archivo es una copia que se hizo el { $day }. Desde entonces no se ha escrito nada en él.
made-copy-undated = Este archivo es una copia. Desde que se hizo no se ha escrito nada en él.
made-copy-safe = Está abierto solo para leer y no se ha cambiado nada en él.
made-copy-next = Puede que el cuaderno mismo haya seguido en otro lugar desde entonces. Si este ha de ser el cuaderno aquí, sigue con él.
made-copy-go-on = Bloquear y hacerlo el cuaderno de aquí
line-go-on = Bloquear y seguir con este archivo
alone-happened = Este archivo se copió mientras el cuaderno estaba abierto, sin el archivo que entonces tiene al lado.
alone-safe = Lo que contiene está completo. Falta lo último que se escribió antes de copiarlo.
alone-next = Si hay otra copia, o un equipo en el que el cuaderno estaba abierto, mira allí antes de escribir.
kept-log-happened = Junto a este archivo había palabras de otra sesión, que no siguen a partir de él. Se apartaron: { $file } en { $folder }.
kept-log-next = Si el archivo o la copia a partir de los cuales siguen está aquí, se pueden leer con él y tomar cosas sueltas. Se conservan hasta que las quites.
kept-log-read = Leerlas
brought-up = El archivo del cuaderno tiene una forma nueva. Como era antes, se guarda entre las copias: { $file } en { $folder }.
file-note-known = Entendido

passphrase-show = Mostrar
passphrase-hide = Ocultar

people-added = { $name }: añadido a la lista.
people-removed = { $name }: quitado de la lista.
people-remove = Quitar a { $name }

notices = Avisos
error-view = Esta página no se abrió.
