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
settings-passphrase-hint = La anterior ya no abre nada. Las copias hechas antes conservan la frase que tenían.
settings-recovery = Clave de recuperación
settings-recovery-make = Crear otra
settings-recovery-hint = Con una clave nueva, la anterior deja de funcionar.
settings-rekey = Sellar todo de nuevo
settings-rekey-do = Sellar de nuevo
settings-rekey-hint = Por si alguien pudo tener este archivo y también lo que lo abre.

settings-copies = Copias
settings-copies-caption = Copias del cuaderno
settings-copies-where = Dónde
settings-copies-when = Copia hecha
settings-copies-checked = Abierta y comprobada
settings-copies-size = Tamaño
settings-copies-none = Aún no hay ninguna copia. Una en una memoria USB es un buen comienzo.
settings-copies-verified = Comprobada: { $day }
settings-backup = Hacer una copia ahora
settings-backup-busy = Copiando
settings-copy = Hacer una copia en otro lugar
settings-copy-made = Copia hecha a las { $time }. Se abrió y se comprobó.
settings-copies-hint = Cada copia también está sellada. Se abre con la frase de paso que tenía el cuaderno cuando se hizo.
settings-size = { $size } KB

settings-reading = Lectura
settings-text-size = Tamaño del texto
settings-percent = { $percent } %
settings-theme = Claro y oscuro
settings-theme-system = Como el ordenador
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-theme-contrast = Alto contraste
settings-theme-contrast-dark = Alto contraste, oscuro
settings-language = Idioma
settings-language-system = Como el ordenador
settings-motion = Menos movimiento
settings-motion-hint = Nada se desvanece ni se desliza.

settings-words = Palabras
settings-place = El archivo
settings-place-where = Dónde se guarda
settings-place-hint = Para guardarlo en otro lugar, bloquea, mueve el archivo y elígelo en la pantalla de bloqueo.
settings-deleted = Cosas eliminadas
settings-deleted-open = Mirar
settings-deleted-hint = Se conservan hasta que el diario se haya abierto en 30 días más, si no las destruyes antes.
settings-about = Candor { $version }
settings-about-text = Software libre. No envía nada a ningún sitio. No pertenece a ninguna fraternidad y todos sus textos son propios. Acompaña a la atención médica y psicológica, y no la sustituye.

settings-current = Frase de paso que tienes ahora
settings-current-or-key = Frase de paso que tienes ahora, o tu clave de recuperación
settings-new = Frase de paso nueva
settings-passphrase-title = Cambiar la frase de paso
settings-passphrase-change = Cambiarla
settings-passphrase-changed = La frase de paso ha cambiado.
settings-recovery-title = Crear otra clave de recuperación
settings-recovery-words = La clave que tienes en papel dejará de funcionar en cuanto se cree la nueva.
settings-recovery-changed = La clave de recuperación nueva ya está en vigor.
settings-rekey-title = Sellar todo de nuevo
settings-rekey-words = Primero se hace una copia. Después todo se sella otra vez con una clave nueva. Tu frase de paso sigue igual y recibes otra clave de recuperación. Las copias hechas antes siguen selladas como estaban.
settings-rekey-changed = Todo está sellado de nuevo.
settings-sealing = Sellando
settings-new-key-words = Esta clave vale desde ahora. Ponla en papel antes de cerrar esto.
settings-unchecked = Cerrar sin comprobar
