### Las tres elecciones de palabras, en el primer inicio y en Ajustes.

wording-style = Cómo hablan las páginas
wording-traditional = Tradicional
wording-traditional-example = «Hoy me apoyo en: { $power }».
wording-secular = Laica
wording-secular-example = «Hoy me apoyo en: { $power }».
wording-own_words = Mis propias palabras
wording-own_words-example = Escribes cada paso como tú lo dirías. Mientras tanto aparece con las palabras laicas.
wording-power = Cómo llamar a un poder más grande que tú
wording-power-hint = Si tienes una palabra: el grupo, el mar, el amor, Dios
wording-problem = Cómo llamar al problema
wording-problem-hint = Si tienes una palabra: la bebida, el juego, la bebida de otra persona
wording-power-traditional = un Poder superior a mí
wording-power-secular = la ayuda que he encontrado
