### Ajustes

settings-title = Ajustes

settings-privacy = Privacidad
settings-auto-lock = Bloquear solo cuando nadie lo usa
settings-auto-lock-minutes = { $minutes ->
    [0] Nunca
    [one] Tras un minuto
   *[other] Tras { $minutes } minutos
  }
settings-auto-lock-hint = Se conservan tu lugar y cualquier frase a medias.
settings-passphrase = Frase de paso
settings-passphrase-hint = El cambio puede sellar todo de nuevo, para que la anterior no abra nada de lo que se escriba desde entonces. Las copias hechas antes conservan la frase que tenían.
settings-recovery = Clave de recuperación
settings-recovery-make = Crear otra
settings-recovery-hint = La clave que tienes funciona hasta que hayas copiado la nueva y comprobado esa copia. Una copia del cuaderno hecha antes se abre con la clave que tenía.
settings-rekey = Sellar todo de nuevo
settings-rekey-do = Sellar de nuevo
settings-rekey-hint = Por si alguien pudo tener este archivo y también lo que lo abre.

settings-copies = Copias
settings-copies-where = Dónde
settings-copies-none = Aún no hay ninguna copia. Una en una memoria USB es un buen comienzo.
settings-backup = Hacer una copia ahora
settings-backup-busy = Copiando
settings-copy = Hacer una copia en otro lugar
settings-copies-hint = Cada copia también está sellada. Se abre con la frase de paso que tenía el cuaderno cuando se hizo.
settings-size = { $size } KB

settings-reading = Lectura
settings-text-size = Tamaño del texto
settings-percent = { $percent } %
settings-theme = Claro y oscuro
settings-theme-system = Como el equipo
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-theme-contrast = Alto contraste
settings-theme-contrast-dark = Alto contraste, oscuro
settings-language = Idioma
settings-language-system = Como el equipo
settings-motion = Menos movimiento
settings-motion-hint = Nada se desvanece ni se desliza.

settings-words = Palabras
settings-place = El archivo
settings-place-where = Dónde se guarda
settings-place-hint = Para guardarlo en otro lugar, bloquea, mueve el archivo y elígelo en la pantalla de bloqueo.
settings-deleted = Cosas eliminadas
settings-deleted-open = Mirar
settings-deleted-hint = Se conservan hasta que el cuaderno se haya abierto en 30 días más, si no las destruyes antes.
settings-about = Candor { $version }
settings-about-text = Software libre. No envía nada a ningún sitio. No pertenece a ninguna fraternidad y todos sus textos son propios. Acompaña a la atención médica y psicológica, y no la sustituye.

settings-current = Frase de paso que tienes ahora
settings-current-or-key = Frase de paso que tienes ahora, o tu clave de recuperación
settings-new = Frase de paso nueva
settings-passphrase-title = Cambiar la frase de paso
settings-passphrase-change = Cambiarla
settings-passphrase-changed = La frase de paso ha cambiado.
settings-recovery-never-checked = Se creó una clave de recuperación y nunca se comprobó su copia. Crea otra, cópiala y compruébala. Hasta entonces, cuenta con tu frase de paso.
settings-passphrase-way = Qué hace el cambio
settings-passphrase-shut = Dejar fuera la anterior
settings-passphrase-shut-hint = Todo se sella de nuevo y recibes otra clave de recuperación. La frase de paso y la clave anteriores aún abren las copias hechas antes, y nada de lo que se escriba desde ahora.
settings-passphrase-words = Cambiar solo las palabras
settings-passphrase-words-hint = Es rápido, y tu clave de recuperación sigue igual. Pero quien tenga una copia anterior y la frase antigua aún puede abrir este archivo, incluido lo que escribas desde ahora.
settings-passphrase-checked = La frase de paso ha cambiado y todo está sellado de nuevo. La clave de recuperación nueva es la única.
settings-passphrase-unchecked = La frase de paso ha cambiado y todo está sellado de nuevo. La copia de la clave de recuperación nueva no se comprobó.
settings-recovery-checked = La clave de recuperación nueva es la única de este archivo.
settings-recovery-unchecked = La copia de la clave nueva no se comprobó. La clave que tenías sigue funcionando.
settings-rekey-checked = Todo está sellado de nuevo. La clave de recuperación nueva es la única.
settings-rekey-unchecked = Todo está sellado de nuevo. La copia de la clave de recuperación nueva no se comprobó. Tu frase de paso abre el cuaderno.
settings-recovery-title = Crear otra clave de recuperación
settings-recovery-words = La clave que tienes en papel sigue funcionando hasta que hayas copiado la nueva y comprobado esa copia. Quien tenga una copia anterior del cuaderno y la clave antigua aún puede abrir este archivo; solo sellar de nuevo se lo impide.
settings-rekey-title = Sellar todo de nuevo
settings-rekey-words = Primero se hace una copia. Después todo se sella otra vez con una clave nueva. Tu frase de paso sigue igual y recibes otra clave de recuperación. Las copias hechas antes siguen selladas como estaban.
settings-sealing = Sellando
settings-new-key-words = Esta clave se muestra una sola vez. Ponla en papel y comprueba la copia; desde entonces será la única clave de recuperación.
settings-unchecked = Cerrar sin comprobar
