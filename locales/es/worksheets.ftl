# Las hojas del Paso 4: lo que se pregunta, con nuestras propias palabras.

## Lo que puede valer como respuesta

pass-not-mine = Nada de esto fue mío
pass-not-ready = Todavía no puedo mirar esto
pass-therapist = Llevarlo a terapia

## Opciones

choice-self-esteem = autoestima
choice-pride = orgullo
choice-emotional-security = seguridad emocional
choice-financial-security = seguridad económica
choice-ambitions = ambiciones
choice-personal-relations = relaciones personales
choice-sex-relations = relaciones sexuales
choice-fear = miedo

choice-selfish = egoísmo
choice-dishonest = falta de honestidad
choice-self-seeking = interés propio
choice-frightened = miedo
choice-inconsiderate = falta de consideración

choice-physically = en lo físico
choice-mentally = en lo mental
choice-emotionally = en lo emocional
choice-spiritually = en lo espiritual
choice-financially = en lo económico
choice-socially = en lo social

## Resentimientos

worksheet-resentments-title = Resentimientos
worksheet-resentments-cue = Con quién o con qué sigues en conflicto, puesto por escrito para que no tengas que llevarlo en la cabeza.
worksheet-resentments-invitation = ¿Quién te viene primero a la mente?
worksheet-resentments-who = Quién o qué
worksheet-resentments-who-question = ¿A quién, o a qué, le sigo guardando algo?
worksheet-resentments-who-hint = Una persona, un lugar de trabajo, una norma, una idea. Varias causas para un mismo nombre pueden ir en varias líneas.
worksheet-resentments-cause = La causa
worksheet-resentments-cause-question = ¿Qué pasó?
worksheet-resentments-cause-hint = Con una o dos frases basta.
worksheet-resentments-affects = Afecta a mi
worksheet-resentments-affects-question = ¿Qué toca en mí?
worksheet-resentments-affects-hint = Marca el miedo junto a cada punto donde lo sientas.
worksheet-resentments-part = Mi parte
worksheet-resentments-part-question = ¿Cuál fue mi parte, si la tuve?
worksheet-resentments-part-hint = Solo tu lado. «Nada de esto fue mío» es una respuesta completa.
worksheet-resentments-differently = Lo que haría de otra manera
worksheet-resentments-differently-question = Si volviera a pasar, ¿qué me gustaría hacer?

## Daños causados a otras personas

worksheet-harms-title = Daños a otras personas
worksheet-harms-cue = Solo lo que hiciste tú. Deja fuera la conducta, los motivos y las excusas de la otra persona.
worksheet-harms-invitation = ¿Con quién te gustaría arreglar las cosas?
worksheet-harms-whom = A quién
worksheet-harms-whom-question = ¿A quién le hice daño?
worksheet-harms-whom-hint = Un nombre, o varios si a todos les dolió lo mismo. Puedes estar entre ellos.
worksheet-harms-what = Lo que hice
worksheet-harms-what-question = ¿Qué hice, o qué dejé de hacer?
worksheet-harms-what-hint = Con palabras sencillas, como se lo contarías a alguien que te quiere bien.
worksheet-harms-affected = Cómo le afectó
worksheet-harms-affected-question = ¿De qué manera le alcanzó?
worksheet-harms-should = Lo que debí hacer
worksheet-harms-should-question = ¿Qué habría sido mejor?

## Fortalezas

worksheet-strengths-title = Fortalezas
worksheet-strengths-cue = Lo bueno que hay en ti tiene aquí tanto lugar como lo demás. Es en lo que te vas a apoyar.
worksheet-strengths-invitation = ¿Qué diría una buena amistad que hay de bueno en ti?
worksheet-strengths-what = Lo bueno que hay en mí
worksheet-strengths-what-question = ¿Qué hay de bueno en mí?
worksheet-strengths-what-hint = También cuenta algo pequeño.
worksheet-strengths-where = Dónde se notó
worksheet-strengths-where-question = ¿Cuándo o dónde se notó?
worksheet-strengths-who = Quién lo ha visto
worksheet-strengths-who-question = ¿Quién lo ha visto?
