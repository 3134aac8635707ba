### Hoy

today-heading = { $part ->
    [morning] { $weekday } por la mañana
    [afternoon] { $weekday } por la tarde
    [evening] { $weekday } por la noche
   *[night] { $weekday } de madrugada
  }
today-begin = Empezar
today-begin-anywhere = Empieza por donde quieras.
today-write = Escribir
today-write-hint = Una página en blanco, con fecha de hoy
today-inventory = Inventario
today-inventory-hint = Columna por columna
today-steps = Los pasos
today-steps-hint = Leer en cualquier orden

today-coming = Próximamente
today-look-again = Mirar otra vez: { $name }
today-amends-with = Reparación: { $name }
today-asked = { $as ->
    [word] Pediste que se te recordara { $day }
   *[name] Pediste que se te recordara el { $day }
  }
today-nameless = alguien sin nombre

today-where = Dónde estás
today-step = { $number }: { $title }
today-listed = { $count ->
    [0] Aún no hay nadie en la lista. No hay prisa.
    [one] Hay una reparación en la lista. No hay prisa.
   *[other] Hay { $count } reparaciones en la lista. No hay prisa.
  }
today-go-to-step = Ir al paso

today-recent = Hace poco
today-untitled = Sin título

today-by-key = Entraste con la clave de recuperación. Si ya no recuerdas la frase de paso, puedes elegir una nueva: ahí la clave de recuperación vale por la anterior.
today-by-key-choose = Elegir una nueva
today-by-key-later = Ahora no
