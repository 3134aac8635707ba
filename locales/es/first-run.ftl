### El primer inicio: de nada a un cuaderno abierto.

first-page = Página { $page } de { $pages }
first-back = Volver
first-continue = Continuar

first-welcome-title = Un cuaderno que solo tú puedes abrir
first-welcome-text = Todo lo que escribes está en un archivo sellado en este equipo. No se envía nada a ningún sitio y no hay ninguna cuenta.
first-welcome-time = Crearlo lleva unos minutos: una frase de paso, una clave de recuperación y dos elecciones que puedes cambiar después.
first-make = Crear un cuaderno
first-example = Mirar un ejemplo
first-example-hint = Un cuaderno inventado. Desaparece al bloquear o al cerrar la ventana.
first-existing = Ya tengo un archivo de cuaderno
first-opening = Abriendo

first-passphrase-title = Elige una frase de paso
first-passphrase-what = Protege todo lo que escribes aquí. Solo quien la conoce puede abrir el cuaderno en este equipo.
first-passphrase-how = Cuatro o cinco palabras sencillas sin relación entre sí son más fuertes que una ingeniosa, y más fáciles de recordar.
first-passphrase-note = Nadie puede restablecerla por ti, nosotros tampoco. En la página siguiente tendrás una clave de recuperación para guardar en papel.

first-recovery-title = Pon tu clave de recuperación en papel
first-recovery-what = Si alguna vez olvidas la frase de paso, esta clave abre el cuaderno. Sin una ni otra, nadie puede leer lo escrito.
first-recovery-where = Guarda el papel en un lugar que no sea este equipo. La hoja impresa no dice para qué sirve.
first-recovery-once = La clave se muestra solo ahora. Puedes crear otra en Ajustes.

first-wording-title = Elige las palabras
first-wording-what = Algunas páginas hablan de algo más grande que nosotros. Elige cómo quieres que suenen.
first-wording-later = Puedes cambiarlo cuando quieras. Lo que ya has escrito no se altera nunca.
first-wording-own = Todos los textos son nuestros. Candor no pertenece a ninguna fraternidad.

first-place-title = Dónde se guarda
first-place-what = El cuaderno es un solo archivo sellado. Puedes moverlo o copiarlo como cualquier otro.
first-place-seen = Otra persona que use este equipo puede ver que el archivo existe. No puede ver lo que hay dentro.
first-place-label = El cuaderno
first-place-choose = Elegir otra carpeta
first-open = Abrir el cuaderno
first-sealing = Sellando
first-sealing-hint = Tarda un momento a propósito: así adivinar resulta lento.
