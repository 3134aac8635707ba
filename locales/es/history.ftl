# Redacciones anteriores de una entrada: lo que decían sus respuestas, y recuperar una.

history-open = Redacción anterior…
history-title = Redacción anterior
history-intro = Lo que esta entrada decía antes, primero lo más reciente. Nada de esto se comparte.
history-empty = Ha dicho lo mismo desde el principio. Cuando reescribas una respuesta otro día, lo que decía antes se guarda aquí.
history-versions = Redacciones anteriores
history-moment-unknown = hace un tiempo
history-compared = Entonces y ahora
history-same = Ahora las palabras son las mismas.
history-then = Entonces
history-now = Ahora
history-nothing = nada
history-legend = Lo tachado estaba entonces; lo subrayado vino después.
history-taken = entonces, ya no está:
history-added = nuevo desde entonces:
history-unshown = { $count ->
    [one] … 1 carácter más …
   *[other] … { $count } caracteres más …
  }
history-restore = Recuperar esta redacción
history-restored = La redacción anterior ha vuelto.
