### Lo que queda fuera del archivo del cuaderno, en una página.

outside-title = Lo que queda fuera
outside-hint = Las copias, los archivos escritos y lo que este equipo guarda que apunta al cuaderno.
outside-open = Verlo todo
outside-lead = Lo que escribes está en un solo archivo sellado. Aquí está lo demás que en este equipo le pertenece o apunta a él.
outside-look = Mostrar la carpeta
outside-files-words = Lo que escribiste en un archivo o imprimiste. Un archivo que ya no está aquí puede seguir en una memoria USB, en un buzón de correo o en manos de alguien.

outside-copies = Copias
outside-copies-words = { $count ->
    [0] Todavía no hay ninguna.
    [one] Hay una. Está sellada como el cuaderno.
   *[other] Hay { $count }. Están selladas como el cuaderno.
}
outside-unsaved-words = Palabras que esperan
outside-unsaved-words-words = { $count ->
    [one] Un archivo sellado guarda palabras que aún no se pudieron escribir en su cuaderno. Se incorporan la próxima vez que se abra, y entonces el archivo desaparece.
   *[other] { $count } archivos sellados guardan palabras que aún no se pudieron escribir en sus cuadernos. Se incorporan la próxima vez que se abran, y entonces los archivos desaparecen.
}
outside-preferences = Preferencias
outside-preferences-words = El idioma, los colores, el tamaño del texto y dónde están el cuaderno y sus copias. Ninguna palabra tuya. El archivo no está sellado: la pantalla de bloqueo lo necesita.
outside-preferences-remove = Restablecerlas
outside-preferences-removed = Las preferencias están como la primera vez. Se sigue sabiendo dónde está el cuaderno.
outside-last-seen = Hasta dónde había llegado un cuaderno
outside-last-seen-words = { $count ->
    [one] Un número para este cuaderno, sin nombre, para notar si en su lugar hay un archivo más antiguo.
   *[other] Un número para cada uno de los { $count } cuadernos que se abrieron aquí, sin nombre, para notar si en su lugar hay un archivo más antiguo.
}
outside-last-seen-remove = Olvidar los otros cuadernos
outside-last-seen-removed = Los otros cuadernos se han olvidado. Lo que se sabía de este se conserva.
outside-recent-files = La lista de archivos recientes del equipo
outside-recent-files-words = { $count ->
    [0] Ninguna línea nombra el cuaderno, una copia o un archivo que escribiste.
    [one] Una línea nombra el cuaderno, una copia o un archivo que escribiste.
   *[other] { $count } líneas nombran el cuaderno, una copia o un archivo que escribiste.
}
outside-recent-files-unknown = Este equipo no deja que Candor la lea. Puede nombrar archivos que abriste o escribiste.
outside-recent-files-remove = Quitarlas de la lista
outside-recent-files-removed = Ya no están en la lista. Los archivos siguen donde estaban.
outside-learned-words = Palabras que el equipo aprendió
outside-learned-words-unknown = Cuando le dices al equipo que conozca una palabra, la guarda en una lista propia, también si es un nombre. La lista está en los ajustes del equipo.
outside-swap = Memoria en el disco
outside-swap-unknown = Cuando falta memoria, o al hibernar, este equipo puede escribir en su disco lo que está abierto. Candor no ha podido comprobar que esa parte del disco esté cifrada. Candor mantiene sus claves fuera de ahí, pero no puede mantener fuera todas las palabras. Si todo el disco está cifrado, no importa.
