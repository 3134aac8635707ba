### Frases de paso y clave de recuperación, en el primer inicio y en Ajustes.

passphrase = Frase de paso
passphrase-again = Escríbela otra vez
passphrase-match = Las dos coinciden.
passphrase-differ = Las dos no son iguales. Muéstralas para compararlas.
passphrase-too-short = Necesita al menos ocho caracteres. Cuatro o cinco palabras sencillas funcionan bien.

strength-too-short = Demasiado corta.
strength-too-short-why = Necesita al menos ocho caracteres.
strength-guessable = Se podría adivinar.
strength-guessable-why = Ayudaría añadir una o dos palabras que no tengan relación.
strength-good = Buena.
strength-good-why = A un equipo rápido le llevaría muchos años adivinarla.
strength-strong = Fuerte.
strength-strong-why = Es poco probable que alguien la adivine.

recovery-groups = Clave de recuperación, ocho grupos
recovery-print = Imprimirla
recovery-by-hand = O cópiala a mano.
recovery-check = Para comprobar tu copia, escribe el grupo { $group }
recovery-right = Es correcto.
recovery-wrong = No es el grupo tal como está arriba. Compáralo con tu copia.
recovery-asked = Escribe el grupo { $group } tal como está en tu copia. Así se ve que la copia está bien.
