# Patrones, para los pasos 6 y 7: lo que se marcó en las propias entradas, cuántas veces, y lo que se escribe al lado.

patterns-title-patterns = Patrones
patterns-title-shortcomings = Limitaciones
patterns-title-defects = Defectos
patterns-intro = Lo que has marcado en tus propias entradas, primero lo más frecuente. Una línea larga invita a la curiosidad.
patterns-empty = Todavía no hay nada marcado. Lo que marques como tu parte en una entrada se reúne aquí, a tu ritmo.
patterns-empty-counted = No hay nada marcado en lo que se cuenta aquí.
patterns-open-inventory = Abrir el inventario

# Cómo se llama la página.
patterns-called = Cómo se llama esta página
patterns-called-own = Una palabra tuya…
patterns-called-label = Tu palabra
patterns-called-keep = Usar esta palabra
patterns-name = Nombrar uno
patterns-name-title = ¿Cómo lo llamas?
patterns-name-hint = Una palabra o unas pocas, como tú lo dirías.
patterns-name-keep = Escribir sobre ello

# Qué inventarios se cuentan.
patterns-counted = Se cuenta en
patterns-counted-all = todo
patterns-counted-none = nada todavía
patterns-counted-sheets = Otras hojas
patterns-untitled = Inventario del { $day }

patterns-bars = Cuántas veces se marcó cada uno
patterns-count = { $count ->
    [0] sin marcar todavía
    [one] en 1 entrada
   *[other] en { $count } entradas
  }
patterns-table = Lo mismo en una tabla
patterns-table-caption = En cuántas entradas se marcó cada uno, por tipo de entrada
patterns-table-name = Marcado
patterns-table-all = Todas

patterns-others = { $count ->
    [one] y una persona más
   *[other] y { $count } más
  }
patterns-people = Quienes más aparecen a su lado
patterns-opposite-ours = Lo contrario: { $opposite }
patterns-opposite = Lo contrario, en tus palabras
patterns-opposite-hint = ¿Cómo se vería esta semana?
patterns-readiness = ¿Podría vivir sin ello?
patterns-readiness-hint = Todavía no es una respuesta, y algunos días también.
patterns-asks = Lo que pido
patterns-asks-hint = A quién o a qué se lo pides, lo dices tú.
patterns-entries = { $count ->
    [one] La entrada que hay detrás
   *[other] Las { $count } entradas que hay detrás
  }
patterns-entry-untitled = Sin nombre
patterns-entries-more = { $count ->
    [one] Mostrar 1 más
   *[other] Mostrar { $count } más
  }
