### Un mensaje para cada error: qué ocurrió, qué está a salvo, qué se puede hacer.

error-locked = El cuaderno está bloqueado. Todo lo guardado hasta ahora está en él. Ábrelo con tu frase de paso para seguir.
error-wrong-passphrase = Esa frase de paso no lo abrió. Revisa las mayúsculas y el idioma del teclado, e inténtalo las veces que necesites.
error-wrong-recovery-key = Esa clave de recuperación no lo abrió. No se ha cambiado nada. Compara cada grupo con tu papel o busca una clave más nueva.
error-recovery-key-mistyped = { $group ->
    [0] Algo en la clave de recuperación no encaja. No se ha cambiado nada. Compara cada grupo con tu papel.
   *[other] El grupo { $group } no encaja. No se ha cambiado nada. Compáralo con tu papel.
  }
error-passphrase-too-short = La frase de paso tiene menos de ocho caracteres. No se ha cambiado nada. Cuatro o cinco palabras sencillas funcionan bien.
error-not-a-journal = Ese archivo no es un cuaderno de Candor. Se dejó como está. Elige otro archivo.
error-newer-format = Este cuaderno lo escribió una versión más nueva de Candor. No se ha cambiado nada. Ábrelo con esa versión o una posterior.
error-torn = Este archivo está hecho de dos momentos. No se ha cambiado nada. Puede que una copia se abra bien.
error-unreadable = El disco no devolvió una parte del cuaderno. No se ha cambiado nada. Si está en una memoria USB, conéctala de nuevo; puede que una copia se abra bien.
error-log-without-its-file = Ningún archivo de aquí está en el estado a partir del cual siguen estas palabras. Se conservan como están. Si otro equipo, una memoria USB o un programa de sincronización tiene el archivo al que pertenecen, ponlo junto al cuaderno e inténtalo de nuevo.
error-damaged = Este archivo no se abrió bien. No se ha cambiado nada. Puede que una copia se abra bien.
error-cost-out-of-bounds = Este archivo pide más trabajo del que es seguro antes de comprobar una frase de paso. No se ha cambiado nada. Abre una copia de confianza.
error-cost-unusual = Probar una sola frase de paso en este archivo lleva unas { $times } veces el trabajo que Candor llega a pedir, y { $memory } de memoria. No se ha probado ni cambiado nada. Si confías en su origen, elígelo en la pantalla de bloqueo: allí se puede probar de todos modos.
error-stopped = Se detuvo. No se ha cambiado nada. Inténtalo de nuevo cuando quieras.
error-foreign-schema = Alguien u otro programa puso en este archivo algo que se ejecutaría al escribir. No se ejecutó nada de ello y no se ha cambiado nada. Se puede abrir solo para leer, o abre una copia en la que confíes.
error-foreign-schema-within = Partes de este archivo no son como las hace Candor, y leerlo ejecutaría lo que alguien puso allí. No se ejecutó nada de ello y no se ha cambiado nada. Abre una copia en la que confíes.
error-already-open = El cuaderno está abierto en otra ventana. Todo lo que contiene está a salvo. Ve a esa ventana, o ciérrala e inténtalo de nuevo.
error-busy = El cuaderno ya se está abriendo. No se ha cambiado nada. Espera un momento y vuelve a intentarlo.
error-no-locks = Este disco no puede impedir que dos programas escriban a la vez, así que no se escribe nada en él. Nada ha cambiado. Abre el cuaderno solo para leer, o cópialo a otro disco.
error-moved = El archivo del cuaderno se movió, se borró o se reemplazó mientras estaba abierto. Todo lo guardado sigue abierto aquí. Escríbelo en un lugar donde se encuentre de nuevo, o devuelve el archivo a su sitio.
error-missing = El archivo no está donde estaba. No se ha cambiado nada. Conecta el disco donde está o elige el archivo.
error-already-exists = Ya hay un archivo con ese nombre. Se dejó como está. Elige otra carpeta.
error-is-a-journal = Ahí hay un cuaderno. Se dejó como está y no se escribió nada. Elige otro nombre.
error-own-file = Ese lugar es para archivos propios de Candor. No se escribió nada. Elige otra carpeta u otro nombre.
error-locked-meanwhile = El cuaderno se bloqueó después de que lo pidieras. No se escribió nada. Pídelo otra vez.
error-still-named = Hay entradas o reparaciones que todavía nombran a esta persona. No se ha cambiado nada. Quita antes el nombre de ahí.
error-disk-full = El disco está lleno. Lo guardado antes está a salvo. Libera espacio e inténtalo de nuevo.
error-read-only = En ese lugar solo se puede leer. No se ha cambiado nada. Elige otra carpeta o permite escribir en ella.
error-memory-refused = El equipo tiene muy poca memoria libre para abrirlo. No se ha cambiado nada. Cierra algunos programas e inténtalo de nuevo.
error-io = El disco no hizo lo que se le pidió ({ $kind }). Lo guardado antes está a salvo. Revisa el disco e inténtalo de nuevo.
error-words-not-saved = Hay palabras que todavía no están en el cuaderno. Se conservan. Abre el cuaderno para que se escriban.
error-not-found = Eso ya no está en el cuaderno. Todo lo demás sigue como estaba. Puede estar en Cosas eliminadas, en Ajustes.
error-invalid = Algo en «{ $field }» no puede ser. El resto se conserva como estaba. Míralo otra vez.
error-address-refused = Esa dirección no se abrió. No se ha enviado nada. Solo se pueden abrir direcciones web y de correo.
error-reading-only = Este cuaderno está abierto solo para leer. No se ha cambiado nada. Abre una copia para escribir.
error-unexpected = Algo no funcionó ({ $place }). Lo guardado está a salvo. Inténtalo de nuevo, o bloquea y abre el cuaderno.
