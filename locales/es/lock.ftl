### La pantalla de bloqueo. Ninguna palabra de aquí dice para qué es el cuaderno.

lock-passphrase = Frase de paso
lock-open = Abrir
lock-opening = Abriendo
lock-recovery-instead = Usar una clave de recuperación
lock-passphrase-instead = Usar la frase de paso
lock-recovery = Clave de recuperación
lock-recovery-hint = Los ocho grupos. No importan las minúsculas, los espacios ni los guiones.
lock-choose-file = Elegir otro archivo
lock-help = Necesito ayuda ahora
lock-text-size = Tamaño del texto
lock-language = Idioma
lock-percent = { $percent } %

lock-because-idle = Se bloqueó solo tras un rato de calma.
lock-because-system = Se bloqueó porque el equipo se durmió o se bloqueó su pantalla.

lock-damaged-title = Este archivo no se abrió bien
lock-damaged-safe = No se ha cambiado nada.
lock-damaged-copies = { $count ->
    [0] No hay ninguna copia a su lado. Si guardas una en una memoria USB, elige ese archivo.
    [one] Hay una copia. Se abrió y se comprobó bien cuando se hizo.
   *[other] Hay copias. Cada una se abrió y se comprobó bien cuando se hizo.
  }
lock-damaged-more = { $count ->
    [one] Hay una más; se nombra donde se elige una copia.
   *[other] Hay { $count } más; se nombran donde se elige una copia.
  }
lock-torn-title = Este archivo está hecho de dos momentos
lock-torn-happened = Se copió o se cortó mientras lo escrito se estaba pasando a él, o una parte vino de una copia anterior. Lo que contiene no encaja.
lock-torn-next = Si tienes este archivo y el que estaba a su lado (su nombre termina en -wal), ambos del mismo momento, vuelve a poner los dos. Si no, se puede recuperar una copia. Conserva este archivo hasta entonces.
lock-torn-read-hint = Muestra lo que aún se puede leer y no cambia nada. Puede haber palabras de días distintos unas junto a otras.
lock-damaged-choose = Elegir una copia
lock-damaged-read = Abrir este solo para leer
lock-damaged-read-hint = Muestra lo que aún se puede leer y no cambia nada.
lock-damaged-back = Probar de nuevo la frase de paso

lock-costly-title = Este archivo pide un trabajo poco común
lock-costly-words = Probar una sola frase de paso en él lleva unas { $times } veces el trabajo que Candor llega a pedir, y { $memory } de memoria a la vez. Candor no hace archivos así. Puede que este se haya hecho para tener ocupado un equipo.
lock-costly-safe = Todavía no se ha probado nada, y no se ha cambiado nada. Si sabes de dónde viene el archivo, puedes probarlo. Puedes detenerlo en cualquier momento.
lock-costly-try = Probarlo de todos modos
lock-costly-back = Dejarlo
lock-stop = Detener
lock-slow = Esto tarda más de lo normal. Puedes detenerlo, y con eso no cambia nada.

lock-because-brought-back = Se recuperó la copia. Se abre con la frase de paso que tenía entonces.
lock-copies = Copias
lock-copies-title = Copias
lock-copies-words = Elige un día. Después se pide lo que la abre; entonces puedes mirar dentro o recuperarla. Los días son los de los archivos.
lock-copies-none = No hay copias junto al cuaderno. Si tienes una en una memoria USB, elige su archivo.
lock-copies-beside = Junto al cuaderno:
lock-copies-second = En el segundo lugar:
lock-copies-file = Elegir un archivo
lock-copies-back = Atrás
lock-copy-chosen = Una copia de { $moment }.
lock-copy-leave = Abrir el cuaderno mismo
lock-bring-hint = La copia ocupa el lugar del cuaderno. Lo que hay ahora se guarda a su lado.
