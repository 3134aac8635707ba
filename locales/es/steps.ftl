# Los doce pasos. Todas las palabras son nuestras.
# $power y $problem son palabras de la persona; las frases no piden artículo ni concordancia.

steps-title = Pasos
steps-list-name = Los doce pasos
steps-number = Paso { $number ->
    [1] uno
    [2] dos
    [3] tres
    [4] cuatro
    [5] cinco
    [6] seis
    [7] siete
    [8] ocho
    [9] nueve
    [10] diez
    [11] once
   *[12] doce
  }
steps-number-word = { $number ->
    [1] Uno
    [2] Dos
    [3] Tres
    [4] Cuatro
    [5] Cinco
    [6] Seis
    [7] Siete
    [8] Ocho
    [9] Nueve
    [10] Diez
    [11] Once
   *[12] Doce
  }
steps-numbered-title = { $number }. { $title }
steps-rests-heading = En qué se apoya
steps-prepares-heading = Qué prepara
steps-status-heading = Cómo lo dirías
steps-own-words-heading = El paso en tus palabras
steps-own-words-hint = Como tú lo dirías, o un texto que pegues aquí. Aparece al principio de esta página cuando la redacción en Ajustes es «Mis propias palabras».
steps-notes-heading = Tus notas
steps-notes-hint = Lo que quieras guardar junto a este paso: preguntas, una cita, algo que te dijeron.
steps-pages-heading = { $count ->
    [one] Lo que has escrito, una página
   *[other] Lo que has escrito, { $count } páginas
  }
steps-page-untitled = Página sin título
steps-write-about = Escribir sobre este paso
steps-open-inventory = Abrir el inventario
steps-open-share = Abrir Compartir
steps-open-patterns = Abrir lo que se repite
steps-open-list = Abrir la lista
steps-open-amends = Abrir las reparaciones

steps-status-not_begun = Sin empezar
steps-status-working_on_it = En ello
steps-status-worked = Trabajado
steps-status-returned_to = Retomado
steps-status-changed = { $step }: { $status }

steps-word-problem = esto
steps-word-power-secular = esa ayuda
steps-word-power-traditional = un Poder más grande que yo

steps-1-title = Admitir
steps-2-title = Esperar
steps-3-title = Decidir
steps-4-title = Mirar
steps-5-title = Contar
steps-6-title = Disponerme
steps-7-title = Pedir
steps-8-title = Nombrar
steps-9-title = Reparar
steps-10-title = Mantener al día
steps-11-title = Hacer silencio
steps-12-title = Transmitirlo

steps-1-line-secular = { $named ->
    [yes] Que esto puede conmigo: { $problem }
   *[no] Que esto puede conmigo
  }
steps-2-line-secular = Que pueda existir una ayuda
steps-3-line-secular = Contar con { $power }
steps-4-line-secular = Lo que vengo cargando
steps-5-line-secular = A una persona, todo
steps-6-line-secular = A vivir sin viejos hábitos
steps-7-line-secular = Que se aflojen
steps-8-line-secular = A quienes he hecho daño
steps-9-line-secular = Donde no cause más daño
steps-10-line-secular = Día tras día
steps-11-line-secular = Para poder escuchar
steps-12-line-secular = Y vivir así

steps-1-purpose-secular = Decir con claridad lo que esto ha hecho con mis días ({ $problem }), y que esforzarme más por mi cuenta no lo cambió. No hay que decidir nada más todavía.
steps-2-purpose-secular = Admitir que algo más allá de mi voluntad podría ayudar: otras personas, una práctica, el tiempo. Basta un pequeño quizá.
steps-3-purpose-secular = Actuar como si pudiera contar con { $power }, una decisión cada vez. Se puede volver a elegir cada mañana.
steps-4-purpose-secular = Poner por escrito resentimientos, miedos, daños y fortalezas, para que estén en el papel y no solo por dentro. Es una mirada, no un juicio.
steps-5-purpose-secular = Leer el inventario en voz alta a una persona de confianza, sin callar nada de lo que me pesa. Es para que alguien me conozca, no para que me juzgue.
steps-6-purpose-secular = Ver qué hábitos vuelven una y otra vez, e ir queriendo vivir sin ellos. Querer a medias también cuenta.
steps-7-purpose-secular = Pedir ayuda con esos hábitos, con sencillez y sin regatear, y practicar lo contrario en cosas pequeñas.
steps-8-purpose-secular = Nombrar una por una a las personas a las que he hecho daño, e ir queriendo reparar con cada una. Todavía no hay que decir nada a nadie.
steps-9-purpose-secular = Reparar cara a cara donde sea prudente, y de otro modo donde no lo sea. Algunas reparaciones esperan, y otras son una vida distinta.
steps-10-purpose-secular = Repasar cada día y arreglar lo pequeño mientras es pequeño. Lo que salió bien también cuenta.
steps-11-purpose-secular = Reservar un rato de calma: sentarme, respirar, leer o caminar, y notar qué importa hoy.
steps-12-purpose-secular = Estar ahí para quien se encuentra donde yo estuve, y seguir viviendo así en lo de cada día: trabajo, casa, dinero, descanso.

steps-1-line-traditional = { $named ->
    [yes] Que sin ayuda no puedo con esto: { $problem }
   *[no] Que sin ayuda no puedo con esto
  }
steps-2-line-traditional = Que { $power } pueda sanarme
steps-3-line-traditional = Contar con { $power } en mi vida
steps-4-line-traditional = Lo que vengo cargando
steps-5-line-traditional = A una persona, ante { $power }
steps-6-line-traditional = A cambiar con { $power }
steps-7-line-traditional = Que { $power } me ayude a soltar
steps-8-line-traditional = A quienes he hecho daño
steps-9-line-traditional = Donde no cause más daño
steps-10-line-traditional = Día tras día
steps-11-line-traditional = Para estar con { $power }
steps-12-line-traditional = Y vivir así

steps-1-purpose-traditional = Decir con claridad que mis fuerzas no bastaron ante { $problem }, y que yo había dejado de llevar el rumbo de mis días. No hay que decidir nada más todavía.
steps-2-purpose-traditional = Llegar a confiar, con toda la calma que haga falta, en que { $power } pueda devolverme una vida que se sostenga. Basta un pequeño quizá.
steps-3-purpose-traditional = Dejar que { $power } me guíe donde antes yo empujaba, en lo grande y en lo pequeño. Se puede volver a elegir cada mañana.
steps-4-purpose-traditional = Poner mi vida en el papel con la calma que pueda: lo que me duele, lo que temo, a quién hice daño, lo bueno que hay en mí. Es una mirada, no un juicio.
steps-5-purpose-traditional = Leer el inventario en voz alta a una persona de confianza, ante { $power }, sin callar nada de lo que me pesa. Es para que alguien me conozca, no para que me juzgue.
steps-6-purpose-traditional = Ver qué hábitos vuelven una y otra vez, e ir queriendo que { $power } cambie lo que yo no pude. Querer a medias también cuenta.
steps-7-purpose-traditional = Pedir sin regatear que { $power } afloje los hábitos a los que me agarro, y practicar lo contrario en cosas pequeñas.
steps-8-purpose-traditional = Nombrar una por una a las personas a las que he hecho daño, y pedir que { $power } me dé las ganas que aún no tengo. Todavía no hay que decir nada a nadie.
steps-9-purpose-traditional = Reparar cara a cara donde sea prudente, y de otro modo donde no lo sea, con { $power } como apoyo sea cual sea la respuesta. Algunas reparaciones esperan, y otras son una vida distinta.
steps-10-purpose-traditional = Repasar cada día con { $power }, y arreglar lo pequeño mientras es pequeño. Lo que salió bien también cuenta.
steps-11-purpose-traditional = Reservar un rato para hablar con { $power } y otro para la calma, y dejar que el día tome de ahí su rumbo.
steps-12-purpose-traditional = Estar ahí para quien se encuentra donde yo estuve, tras este camino con { $power }, y seguir viviendo así en lo de cada día: trabajo, casa, dinero, descanso.

steps-1-rests = No hay nada antes. Pide sinceridad, y solo sobre el día de hoy.
steps-2-rests = El Paso Uno. Cuando dejo de intentarlo sin nadie, puedo mirar alrededor.
steps-3-rests = La esperanza del Paso Dos, por pequeña que sea.
steps-4-rests = El apoyo elegido en el Paso Tres. Algunas personas quieren además la compañía de un terapeuta.
steps-5-rests = El inventario del Paso Cuatro, hasta donde haya llegado.
steps-6-rests = Lo que se escribió en el Paso Cuatro y se escuchó en el Paso Cinco.
steps-7-rests = La disposición del Paso Seis. Si todavía no está, se puede volver a él.
steps-8-rests = El inventario, y habérselo contado a alguien. Puedes volver a cualquiera de los dos cuando quieras.
steps-9-rests = La lista del Paso Ocho, y una conversación con alguien sobre cada caso difícil.
steps-10-rests = Lo que los pasos anteriores han ejercitado: mirar, contar y reparar.
steps-11-rests = El repaso diario del Paso Diez, que despeja el aire.
steps-12-rests = Todos los pasos anteriores, hasta donde haya llegado cada uno.

steps-1-prepares = Cuando la lucha puede descansar, queda sitio para preguntarse qué más podría ayudar.
steps-2-prepares = Una ayuda que parece posible se puede elegir, y ese es el Paso Tres.
steps-3-prepares = Con algo en que apoyarse, es más seguro mirar el pasado.
steps-4-prepares = Lo que se escribe aquí es lo que se cuenta en el Paso Cinco, y los daños pasan a ser la lista del Paso Ocho.
steps-5-prepares = Los hábitos se ven mejor cuando alguien los ha escuchado. De ellos trata el Paso Seis.
steps-6-prepares = La disposición se convierte en petición en el Paso Siete.
steps-7-prepares = Los viejos hábitos también hieren a otras personas. Cuando se aflojan, es más fácil nombrar a quién.
steps-8-prepares = La lista pasa a ser el plan del Paso Nueve. La mayoría de los nombres vienen del inventario, así que apenas hay que repetir nada.
steps-9-prepares = Quedan menos personas que evitar. El Paso Diez lo mantiene así.
steps-10-prepares = Un día repasado deja algo de calma, y el Paso Once la aprovecha.
steps-11-prepares = Algo firme que dar. El Paso Doce lo transmite.
steps-12-prepares = No tiene que seguir nada. Muchas personas vuelven a empezar, desde el paso que necesiten.
