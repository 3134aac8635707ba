# Las hojas: lo que se pregunta, con nuestras propias palabras.

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

choice-jealousy = celos
choice-suspicion = desconfianza
choice-bitterness = amargura
choice-self-pity = autocompasión
choice-resentful = aferrarme al enojo
choice-jealous = envidia
choice-impatient = impaciencia
choice-false-pride = falso orgullo
choice-putting-off = dejarlo para después
choice-harsh = juzgar con dureza
choice-suspicious = recelo
choice-hungry = hambre
choice-angry = enojo
choice-lonely = soledad
choice-tired = cansancio

## Lo que una persona preferiría ser, junto a un patrón

choice-selfish-opposite = pensar en las demás personas
choice-dishonest-opposite = honestidad
choice-self-seeking-opposite = dar sin esperar nada
choice-frightened-opposite = confianza
choice-inconsiderate-opposite = consideración
choice-self-pity-opposite = gratitud
choice-resentful-opposite = soltar
choice-jealous-opposite = alegrarme por otras personas
choice-impatient-opposite = paciencia
choice-false-pride-opposite = modestia
choice-putting-off-opposite = hacerlo ahora
choice-harsh-opposite = ternura
choice-suspicious-opposite = apertura

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
worksheet-resentments-intensity = Qué fuerza
worksheet-resentments-intensity-question = ¿Qué fuerza tiene ahora?
worksheet-resentments-intensity-hint = 0 es apenas nada, 10 es lo más fuerte.

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

## Miedos

worksheet-fears-title = Miedos
worksheet-fears-cue = Aquello que te da miedo, por pequeño o improbable que parezca. Un miedo escrito se puede mirar.
worksheet-fears-invitation = ¿En qué preferirías no pensar esta noche?
worksheet-fears-fear = A qué le temo
worksheet-fears-fear-question = ¿De qué tengo miedo?
worksheet-fears-fear-hint = Bastan unas palabras. Puede que debajo haya otro miedo.
worksheet-fears-why = Por qué lo tengo
worksheet-fears-why-question = ¿Por qué tengo este miedo?
worksheet-fears-began = Cuándo empezó
worksheet-fears-began-question = ¿Cuándo empezó?
worksheet-fears-began-hint = Un año, una edad o «no lo sé».
worksheet-fears-relying = Confiar solo en mí
worksheet-fears-relying-question = ¿Me sirvió confiar solo en mis fuerzas?
worksheet-fears-without = Sin él
worksheet-fears-without-question = ¿Qué haría si no tuviera este miedo?

## Relaciones

worksheet-relationships-title = Relaciones
worksheet-relationships-cue = Cercanía, amor y sexo: lo que pasó y tu propia parte. Esta sección se puede ocultar, y no entra en lo que compartes hasta que tú la elijas.
worksheet-relationships-invitation = ¿Qué relación tienes en mente?
worksheet-relationships-whom = Quién
worksheet-relationships-whom-question = ¿De quién se trata?
worksheet-relationships-happened = Qué pasó
worksheet-relationships-happened-question = ¿Qué pasó entre nosotros?
worksheet-relationships-happened-hint = Tanto o tan poco como quieras contar.
worksheet-relationships-where = Cómo fui
worksheet-relationships-where-question = ¿Dónde hubo de mi parte egoísmo, falta de honestidad o de consideración?
worksheet-relationships-hurt = A quién herí
worksheet-relationships-hurt-question = ¿A quién hice daño?
worksheet-relationships-hurt-hint = Puede haber alguien más aparte de ustedes.
worksheet-relationships-arouse = Desperté
worksheet-relationships-arouse-question = ¿Desperté alguna de estas cosas?
worksheet-relationships-fault = En qué fallé
worksheet-relationships-fault-question = ¿En qué fallé, si es que fallé?
worksheet-relationships-fault-hint = Solo tu lado. «Nada de esto fue mío» es una respuesta completa.
worksheet-relationships-instead = Qué pude hacer
worksheet-relationships-instead-question = ¿Qué pude haber hecho en su lugar?

## Mi propio ideal

worksheet-ideal-title = Mi propio ideal
worksheet-ideal-cue = Cómo te gustaría estar con alguien, con tus palabras. Puede cambiar contigo.
worksheet-ideal-invitation = ¿Qué te gustaría dar a quienes amas?
worksheet-ideal-ideal = Mi propio ideal para el futuro
worksheet-ideal-ideal-question = ¿Cuál es mi propio ideal para el futuro?

## Forma breve

worksheet-short-form-title = Forma breve
worksheet-short-form-cue = Una sola página, para cuando las columnas son demasiado. Unas líneas breves en cada parte ya son un inventario.
worksheet-short-form-invitation = ¿Cuál es la primera línea que te sale?
worksheet-short-form-resentments = Resentimientos
worksheet-short-form-resentments-question = ¿Qué le sigo guardando a alguien o a algo?
worksheet-short-form-resentments-hint = Una línea por cada uno: a quién, y por qué.
worksheet-short-form-fears = Miedos
worksheet-short-form-fears-question = ¿De qué tengo miedo?
worksheet-short-form-fears-hint = Una línea por cada uno.
worksheet-short-form-harms = Daños
worksheet-short-form-harms-question = ¿A quién hice daño, y cómo?
worksheet-short-form-harms-hint = Una línea por cada uno. Solo tu lado.
worksheet-short-form-liabilities = Lo que me estorba
worksheet-short-form-liabilities-question = ¿Cuáles de estas cosas reconozco en mí?
worksheet-short-form-liabilities-hint = Junto a cada una está lo que una persona preferiría ser.
worksheet-short-form-strengths = Fortalezas
worksheet-short-form-strengths-question = ¿Qué hay de bueno en mí?
worksheet-short-form-strengths-hint = También cuenta algo pequeño.

## Registro de pensamientos

worksheet-thought-record-title = Registro de pensamientos
worksheet-thought-record-cue = Para un pensamiento que vuelve una y otra vez: qué lo apoya, qué lo contradice y qué queda.
worksheet-thought-record-invitation = ¿Qué pensamiento vuelve una y otra vez?
worksheet-thought-record-situation = Situación
worksheet-thought-record-situation-question = ¿Qué estaba pasando?
worksheet-thought-record-feeling = Sentimiento
worksheet-thought-record-feeling-question = ¿Qué sentí?
worksheet-thought-record-thought = Pensamiento
worksheet-thought-record-thought-question = ¿Qué me pasó por la cabeza?
worksheet-thought-record-for = Qué lo apoya
worksheet-thought-record-for-question = ¿Qué apoya este pensamiento?
worksheet-thought-record-against = Qué lo contradice
worksheet-thought-record-against-question = ¿Qué lo contradice?
worksheet-thought-record-balanced = Una mirada equilibrada
worksheet-thought-record-balanced-question = ¿Cómo lo diría ahora?

## ABC

worksheet-abc-title = ABC
worksheet-abc-cue = Qué pasó, qué te dijiste y qué salió de ello.
worksheet-abc-invitation = ¿Qué pasó?
worksheet-abc-happened = Qué pasó
worksheet-abc-happened-question = ¿Qué pasó?
worksheet-abc-believed = Qué creí
worksheet-abc-believed-question = ¿Qué me dije sobre ello?
worksheet-abc-followed = Qué siguió
worksheet-abc-followed-question = ¿Qué sentí e hice entonces?
worksheet-abc-dispute = Otra forma de verlo
worksheet-abc-dispute-question = ¿Es así? ¿Se podría ver de otra manera?
worksheet-abc-effect = Qué cambia
worksheet-abc-effect-question = ¿Qué cambia cuando lo veo así?

## Costes y beneficios

worksheet-cost-benefit-title = Costes y beneficios
worksheet-cost-benefit-cue = Cuatro casillas, todas sinceras: qué da y qué quita consumir, y qué da y qué quita no hacerlo.
worksheet-cost-benefit-invitation = ¿Qué te da y qué te quita?
worksheet-cost-benefit-using-gives = Qué me da consumir
worksheet-cost-benefit-using-gives-question = ¿Qué me da consumir?
worksheet-cost-benefit-using-gives-hint = Algo da, o sería fácil. Aquí se puede decir.
worksheet-cost-benefit-using-takes = Qué me quita consumir
worksheet-cost-benefit-using-takes-question = ¿Qué me quita consumir?
worksheet-cost-benefit-not-using-gives = Qué me da no consumir
worksheet-cost-benefit-not-using-gives-question = ¿Qué me da no consumir?
worksheet-cost-benefit-not-using-takes = Qué me quita no consumir
worksheet-cost-benefit-not-using-takes-question = ¿Qué me quita no consumir?

## Registro de impulsos

worksheet-urge-log-title = Registro de impulsos
worksheet-urge-log-cue = Un impulso sube, se queda un rato y pasa. Escribirlo es una forma de esperar.
worksheet-urge-log-invitation = ¿Qué lo desató?
worksheet-urge-log-when = Cuándo
worksheet-urge-log-when-question = ¿Qué día fue?
worksheet-urge-log-strength = Qué fuerza
worksheet-urge-log-strength-question = ¿Qué fuerza tuvo?
worksheet-urge-log-strength-hint = 0 es apenas nada, 10 es lo más fuerte.
worksheet-urge-log-trigger = Qué lo desató
worksheet-urge-log-trigger-question = ¿Qué lo desató?
worksheet-urge-log-did = Qué hice
worksheet-urge-log-did-question = ¿Qué hice?
worksheet-urge-log-helped = Qué ayudó
worksheet-urge-log-helped-question = ¿Qué ayudó, aunque fuera un poco?

## HALT

worksheet-halt-title = HALT
worksheet-halt-cue = Hambre, enojo, soledad, cansancio: cuatro cosas que lo vuelven todo más difícil.
worksheet-halt-invitation = ¿Cómo estás ahora mismo?
worksheet-halt-now = Ahora mismo tengo
worksheet-halt-now-question = ¿Cuál de estas cosas tengo ahora mismo?
worksheet-halt-need = Qué ayudaría
worksheet-halt-need-question = ¿Qué ayudaría con eso?
worksheet-halt-need-hint = Algo de comer, una llamada, acostarse temprano.

## Gratitud

worksheet-gratitude-title = Gratitud
worksheet-gratitude-cue = Algunas cosas que estuvieron bien, por pequeñas que sean.
worksheet-gratitude-invitation = ¿Qué estuvo bien hoy?
worksheet-gratitude-day = Día
worksheet-gratitude-day-question = ¿De qué día se trata?
worksheet-gratitude-grateful = Qué agradezco
worksheet-gratitude-grateful-question = ¿Qué agradezco?
worksheet-gratitude-grateful-hint = Una línea por cada cosa, o solo una.

## Repaso de la noche

worksheet-evening-title = Repaso de la noche
worksheet-evening-cue = Una mirada al día, y después se cierra el libro.
worksheet-evening-invitation = ¿Cómo fue el día?
worksheet-evening-day = Día
worksheet-evening-day-question = ¿De qué día se trata?
worksheet-evening-resentful = Resentimiento
worksheet-evening-resentful-question = ¿Sentí resentimiento?
worksheet-evening-resentful-hint = Una línea basta. «No» es una respuesta completa.
worksheet-evening-selfish = Egoísmo
worksheet-evening-selfish-question = ¿Actué con egoísmo?
worksheet-evening-dishonest = Honestidad
worksheet-evening-dishonest-question = ¿Me faltó honestidad?
worksheet-evening-afraid = Miedo
worksheet-evening-afraid-question = ¿Tuve miedo?
worksheet-evening-apology-to = A quién debo una disculpa
worksheet-evening-apology-to-question = ¿Debo una disculpa a alguien?
worksheet-evening-apology-to-hint = Se puede pasar a la lista del Paso 8 con una tecla.
worksheet-evening-apology-for = Por qué
worksheet-evening-apology-for-question = ¿Por qué?
worksheet-evening-kept = Me lo guardo
worksheet-evening-kept-question = ¿Me estoy guardando algo que debería hablar con alguien?
worksheet-evening-kind = Bondad y cariño
worksheet-evening-kind-question = ¿Traté a todos con bondad y cariño?
worksheet-evening-better = Qué pudo ir mejor
worksheet-evening-better-question = ¿Qué pude haber hecho mejor?
worksheet-evening-thinking = Dónde estuvo mi pensamiento
worksheet-evening-thinking-question = ¿Pensé casi todo el tiempo en mí, o en lo que podía hacer por otras personas?
worksheet-evening-well = Algo que hice bien
worksheet-evening-well-question = ¿Qué hice bien?
worksheet-evening-well-hint = En cada día hay algo.
worksheet-evening-grateful = Algo que agradezco
worksheet-evening-grateful-question = ¿Qué agradezco? Después de esto, el libro se puede cerrar por hoy.

## Pausa breve

worksheet-spot-check-title = Pausa breve
worksheet-spot-check-cue = Menos de un minuto, en medio de todo.
worksheet-spot-check-invitation = ¿Qué sientes?
worksheet-spot-check-feel = Qué siento
worksheet-spot-check-feel-question = ¿Qué siento?
worksheet-spot-check-happened = Qué pasó
worksheet-spot-check-happened-question = ¿Qué pasó?
worksheet-spot-check-part = Mi parte
worksheet-spot-check-part-question = ¿Cuál fue mi parte, si la tuve?
worksheet-spot-check-next = Lo siguiente que conviene
worksheet-spot-check-next-question = ¿Qué es lo siguiente que conviene hacer?
worksheet-spot-check-call = A quién llamar
worksheet-spot-check-call-question = ¿A quién podría llamar?

## Mañana

worksheet-morning-title = Mañana
worksheet-morning-cue = Lo que trae el día, y cómo te gustaría recibirlo.
worksheet-morning-invitation = ¿Qué trae el día?
worksheet-morning-day = Día
worksheet-morning-day-question = ¿De qué día se trata?
worksheet-morning-holds = Qué trae el día
worksheet-morning-holds-question = ¿Qué trae el día?
worksheet-morning-intend = Qué pido o me propongo
worksheet-morning-intend-question = ¿Qué pido, o qué me propongo?

## Servicio

worksheet-service-title = Servicio
worksheet-service-cue = Lo que hiciste por alguien, o por el grupo. Se guarda y no se cuenta.
worksheet-service-invitation = ¿Por quién hiciste algo?
worksheet-service-day = Día
worksheet-service-day-question = ¿De qué día se trata?
worksheet-service-what = Lo que hice
worksheet-service-what-question = ¿Qué hice?
worksheet-service-what-hint = Preparar el té también cuenta.
worksheet-service-with = Con quién
worksheet-service-with-question = ¿Con quién, o para quién?
worksheet-service-note = Una nota
worksheet-service-note-question = ¿Qué me gustaría recordar de ello?
